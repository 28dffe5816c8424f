import { createGitHttpClient } from '@backstage-gitops/plugin-gitops-node';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { startGitServer } from '../__testUtils__/startGitServer';
import { RepositoryMirror } from './RepositoryMirror';

type GitServer = Awaited<ReturnType<typeof startGitServer>>;

describe('RepositoryMirror', () => {
  const directory = createMockDirectory();
  const signal = new AbortController().signal;
  const servers: GitServer[] = [];

  async function startServer(
    ...options: Parameters<typeof startGitServer>
  ): Promise<GitServer> {
    const server = await startGitServer(...options);
    servers.push(server);
    return server;
  }

  function createMirror(
    server: GitServer,
    options: {
      headers?: Record<string, string>;
      timeoutMs?: number;
      firstDepth?: number;
    } = {},
  ) {
    return new RepositoryMirror({
      url: server.url,
      defaultBranch: 'main',
      directory: directory.path,
      http: createGitHttpClient({
        createHeaders: async () => options.headers ?? {},
        timeoutMs: options.timeoutMs ?? 20_000,
        signal,
      }),
      sleep: async () => {},
      firstDepth: options.firstDepth,
    });
  }

  afterEach(async () => {
    await Promise.all(servers.splice(0).map(server => server.close()));
    directory.clear();
  });

  it('tells author, date and first line of a commit, by its hash or the beginning of it', async () => {
    const server = await startServer();
    await server.commit('First');
    const sha = await server.commit('Release checkout-api 1.4.2\n\nWith care.');
    const mirror = createMirror(server);
    const commit = {
      sha,
      author: 'Ada Lovelace',
      message: 'Release checkout-api 1.4.2',
      at: '2026-11-20T10:00:00.000Z',
    };
    expect(await mirror.readCommit(sha, { signal })).toEqual(commit);
    expect(await mirror.readCommit(sha.slice(0, 12), { signal })).toEqual(
      commit,
    );
  });

  it('asks nothing again for what it has, and fetches what is new', async () => {
    const server = await startServer();
    const first = await server.commit('First');
    const mirror = createMirror(server);
    await mirror.readCommit(first, { signal });
    const quiet = server.state.requests;
    await mirror.readCommit(first, { signal });
    expect(server.state.requests).toBe(quiet);

    const second = await server.commit('Second');
    const found = await mirror.readCommit(second, { signal });
    expect(found?.message).toBe('Second');
    expect(server.state.requests).toBeGreaterThan(quiet);
  });

  it('fetches once for many who ask at once', async () => {
    const server = await startServer();
    const sha = await server.commit('First');
    const lonely = createMirror(server);
    await lonely.readCommit(sha, { signal });
    const once = server.state.requests;
    const mirror = createMirror(server);
    const found = await Promise.all(
      Array.from({ length: 10 }, () => mirror.readCommit(sha, { signal })),
    );
    expect(found.every(commit => commit?.sha === sha)).toBe(true);
    // The first fetch, and one more for those who came while it ran.
    expect(server.state.requests).toBeLessThanOrEqual(once * 3);
  });

  it('goes back into the past for a commit that is older than its first depth', async () => {
    const server = await startServer();
    const old = await server.commit('Very old');
    for (let i = 0; i < 8; i++) await server.commit(`Later ${i}`);
    const mirror = createMirror(server, { firstDepth: 2 });
    const found = await mirror.readCommit(old, { signal });
    expect(found?.message).toBe('Very old');
  });

  it('does not know a commit that nobody pushed', async () => {
    const server = await startServer();
    await server.commit('First');
    const mirror = createMirror(server);
    expect(await mirror.readCommit('f'.repeat(40), { signal })).toBeUndefined();
  });

  it('sends credentials, and rejects when they are refused', async () => {
    const server = await startServer({ authorization: 'Basic good' });
    const sha = await server.commit('First');
    const good = createMirror(server, {
      headers: { authorization: 'Basic good' },
    });
    expect((await good.readCommit(sha, { signal }))?.sha).toBe(sha);
    await expect(
      createMirror(server).readCommit(sha, { signal }),
    ).rejects.toThrow('401');
  });

  it('rejects when the host hangs, and recovers', async () => {
    const server = await startServer();
    const sha = await server.commit('First');
    const mirror = createMirror(server, { timeoutMs: 500 });
    server.state.hang = true;
    await expect(mirror.readCommit(sha, { signal })).rejects.toThrow();
    server.state.hang = false;
    expect((await mirror.readCommit(sha, { signal }))?.sha).toBe(sha);
  });

  it('leaves nothing behind', async () => {
    const server = await startServer();
    const sha = await server.commit('First');
    const mirror = createMirror(server);
    await mirror.readCommit(sha, { signal });
    expect(Object.keys(directory.content() ?? {})).toHaveLength(1);
    await mirror.close();
    expect(directory.content()).toEqual({});
  });

  describe('listCommits', () => {
    const paths = ['apps/checkout'];

    async function startHistory(firstDepth?: number) {
      const server = await startServer();
      const from = await server.commit('Add', { 'apps/checkout/a': '1' });
      const second = await server.commit('Second', { 'apps/checkout/a': '2' });
      await server.commit('Of others', { 'apps/other/a': '1' });
      await server.branchOff(second);
      const side = await server.commit('Aside', { 'apps/checkout/b': '1' });
      await server.merge('Merge');
      const to = await server.commit('Third', { 'apps/checkout/a': '3' });
      const mirror = createMirror(server, { firstDepth });
      const list = async (range: object = {}) => {
        const wanted = { from, to, paths, most: 100, ...range };
        const answer = await mirror.listCommits(wanted, { signal });
        return (
          answer && [answer.items.map(({ message }) => message), answer.isCut]
        );
      };
      return { list, from, second, side, to };
    }

    it('names those that touched a path on the way, also from a side line', async () => {
      const { list, from, second, side, to } = await startHistory();
      const [all, isCut] = (await list()) ?? [];
      expect(isCut).toBe(false);
      expect(new Set(all as string[])).toEqual(
        new Set(['Third', 'Aside', 'Second']),
      );
      expect(await list({ from: second, to: side })).toEqual([
        ['Aside'],
        false,
      ]);
      expect(await list({ from: to, to: from })).toEqual([[], false]);
      expect(await list({ from: to })).toEqual([[], false]);
      expect(await list({ most: 1 })).toEqual([['Third'], true]);
    });

    it('goes deeper into the past for it, and says when a revision is not there', async () => {
      const { list } = await startHistory(2);
      expect((await list())?.[0]).toHaveLength(3);
      expect(await list({ from: 'f'.repeat(40) })).toBeUndefined();
    });
  });

  describe('readLastTouching', () => {
    const paths = ['apps/checkout', 'clusters/a/apps/checkout.yaml'];
    const find = async (
      mirror: RepositoryMirror,
      revision: string,
      among: readonly string[] = paths,
    ) =>
      (await mirror.readLastTouching({ revision, paths: among }, { signal }))
        ?.message;

    it('names the commit that touched a path, whatever was pushed after it', async () => {
      const server = await startServer();
      await server.commit('Add', { 'apps/checkout/Chart.yaml': '1' });
      const own = await server.commit('Promote', {
        'clusters/a/apps/checkout.yaml': '2',
      });
      const mirror = createMirror(server);
      expect(await find(mirror, own)).toBe('Promote');
      const head = await server.commit('Register clusters', {
        'clusters/a/apps/other.yaml': '1',
        'apps/checkout-2/Chart.yaml': '1',
      });
      expect(await find(mirror, head)).toBe('Promote');
      expect(await find(mirror, head, ['apps/checkout'])).toBe('Add');
      expect(await find(mirror, head, [''])).toBe('Register clusters');
      expect(await find(mirror, head, ['nowhere'])).toBeUndefined();
      const newest = await server.commit('Deeply', {
        'apps/checkout/templates/x.yaml': '1',
      });
      expect(await find(mirror, newest)).toBe('Deeply');
      // What came later does not change what was true of an older revision.
      expect(await find(mirror, own)).toBe('Promote');
      expect(
        await mirror.readLastTouching(
          { revision: 'f'.repeat(40), paths },
          { signal },
        ),
      ).toBeUndefined();
    });

    it('counts that a file was deleted or became a folder', async () => {
      const server = await startServer();
      await server.commit('Add', {
        'apps/checkout/values.yaml': '1',
        'apps/checkout/x': '1',
      });
      await server.commit('Delete', { 'apps/checkout/values.yaml': null });
      const head = await server.commit('Another', { 'apps/other': '1' });
      const mirror = createMirror(server);
      expect(await find(mirror, head)).toBe('Delete');
      const folder = await server.commit('Make it a folder', {
        'apps/checkout/x': null,
      });
      expect(await find(mirror, folder)).toBe('Make it a folder');
      const gone = await server.commit('More', { 'apps/other': '2' });
      expect(await find(mirror, gone, ['apps/checkout/x'])).toBe(
        'Make it a folder',
      );
    });

    it('leaves out what is taken out of a folder, but for a deeper path', async () => {
      const server = await startServer();
      const overlay = [
        '!apps/shop/overlays',
        'apps/shop',
        'apps/shop/overlays/production',
      ];
      const base = await server.commit('Base', { 'apps/shop/base/x': '1' });
      const mirror = createMirror(server);
      expect(await find(mirror, base, overlay)).toBe('Base');
      const dev = await server.commit('Dev', {
        'apps/shop/overlays/dev/x': '1',
      });
      expect(await find(mirror, dev, overlay)).toBe('Base');
      const production = await server.commit('Production', {
        'apps/shop/overlays/production/x': '1',
      });
      expect(await find(mirror, production, overlay)).toBe('Production');
    });

    it('follows the side of a merge that has the paths as they are', async () => {
      const server = await startServer();
      const start = await server.commit('Start', { 'apps/checkout/x': '1' });
      await server.branchOff(start);
      await server.commit('On the side', { 'apps/checkout/x': '2' });
      const merge = await server.merge('Merge without conflict');
      expect(await find(createMirror(server), merge)).toBe('On the side');
    });

    it('names the merge when it has the paths as neither side has', async () => {
      const server = await startServer();
      const start = await server.commit('Start', { 'apps/checkout/x': '1' });
      await server.commit('On main', { 'apps/checkout/y': '1' });
      await server.branchOff(start);
      await server.commit('On the side', {
        'clusters/a/apps/checkout.yaml': '1',
      });
      await server.merge('Merge both');
      const head = await server.commit('Another', { 'apps/other': '1' });
      expect(await find(createMirror(server), head)).toBe('Merge both');
    });

    it('goes back into the past where the copy ends, once for all who ask', async () => {
      const server = await startServer();
      await server.commit('Old', { 'apps/checkout/x': '1' });
      await server.commit('Old too', { 'apps/other/x': '1' });
      let head = '';
      for (let i = 0; i < 8; i++) head = await server.commit(`Later ${i}`);
      const mirror = createMirror(server, { firstDepth: 2 });
      expect(
        await Promise.all(
          ['apps/checkout', 'apps/other', 'nowhere'].map(path =>
            find(mirror, head, [path]),
          ),
        ),
      ).toEqual(['Old', 'Old too', undefined]);
      const quiet = server.state.requests;
      expect(await find(mirror, head, ['apps'])).toBe('Old too');
      expect(server.state.requests).toBe(quiet);
    });

    it('does not take the commit at which the copy ends for one that made all files', async () => {
      const server = await startServer();
      await server.commit('Old', { 'apps/checkout/x': '1' });
      const head = await server.commit('Head');
      const mirror = createMirror(server, { firstDepth: 1 });
      expect(await find(mirror, head)).toBe('Old');
    });

    it('goes on when the copy is made anew after many fetches', async () => {
      const server = await startServer();
      let head = await server.commit('Own', { 'apps/checkout/x': '1' });
      const mirror = createMirror(server);
      for (let i = 0; i < 102; i++) {
        head = await server.commit(`Push ${i}`, { 'apps/other/x': `${i}` });
        expect(await find(mirror, head)).toBe('Own');
      }
      expect(Object.keys(directory.content() ?? {})).toHaveLength(1);
      expect(await find(mirror, head, ['apps/other'])).toBe('Push 101');
    }, 300_000);
  });
});
