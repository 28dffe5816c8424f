import { useRepositoryMirror } from '../__testUtils__/useRepositoryMirror';

describe('RepositoryMirror', () => {
  const { directory, signal, startServer, createMirror } =
    useRepositoryMirror();

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
});
