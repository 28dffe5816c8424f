import { useRepositoryMirror } from '../__testUtils__/useRepositoryMirror';
import { RepositoryMirror } from './RepositoryMirror';

describe('RepositoryMirror', () => {
  const { directory, signal, startServer, createMirror } =
    useRepositoryMirror();

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
