import { sleep } from '@backstage-gitops/plugin-gitops-node';
import { Commit, Deployment } from '@backstage-gitops/plugin-gitops-common';
import { createDeployment } from '../__testUtils__/createDeployment';
import { until } from '../__testUtils__/until';
import { InMemoryDeploymentStore } from '../store/InMemoryDeploymentStore';
import { CommitLookup } from './CommitLookup';
import { CommitSource } from './CommitSource';
import { KnownCommit } from './DatabaseCommits';
import { resolveCommits } from './resolveCommits';

const hub = { type: 'argocd', name: 'hub' };
const repository = 'https://github.com/org/repo.git';
const platform = 'https://github.com/org/platform';
const shaOf = (letter: string) => letter.repeat(40);

const runs = (applied: string, cluster = 'a', more: Partial<Deployment> = {}) =>
  createDeployment({
    sources: [{ repository, applied }],
    ...more,
    cluster,
  });

describe('resolveCommits', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  function start(
    first: CommitSource['readCommit'],
    second: CommitSource['readCommit'] = async () => undefined,
    kept: KnownCommit[] = [],
    history: CommitSource['readCommit'] = async () => undefined,
  ) {
    const abort = new AbortController();
    const now = { ms: 0 };
    const clock = () => new Date(now.ms);
    const asked = {
      first: jest.fn(first),
      second: jest.fn(second),
      history: jest.fn(history),
    };
    const log: string[] = [];
    const logger = {
      warn: (message: string) => log.push(message),
      debug: () => {},
    };
    const store = new InMemoryDeploymentStore({
      environments: [],
      clusters: [],
      repository: platform,
      clock,
    });
    store.addEngine(hub);
    const lookup = new CommitLookup({
      sources: [
        { name: 'first', readCommit: asked.first },
        {
          name: 'second',
          readCommit: asked.second,
          readLastTouching: asked.history,
        },
      ],
      clock,
      logger: logger as never,
    });
    const database = {
      list: jest.fn(async () => kept),
      add: jest.fn(async (commits: readonly KnownCommit[]) => {
        kept.push(...commits);
      }),
    };
    const done = resolveCommits(store, {
      lookup,
      database,
      toUrl: (_repository, sha) => `https://page/${sha}`,
      sleep: (ms, signal) => sleep(Math.min(ms, 10), signal),
      logger: logger as never,
      signal: abort.signal,
    });
    stops.push(async () => {
      abort.abort();
      await done;
    });
    const tell = (...deployments: Deployment[]) =>
      store.apply(hub, { type: 'full', deployments, clusters: [] });
    const commits = () => store.list().map(({ commit }) => commit);
    /** Resolves when the resolver has looked at everything once more, from here on. */
    async function untilLooked(): Promise<void> {
      // It asks the database once each time; the second time it has ended the first.
      const enough = database.list.mock.calls.length + 2;
      await until(() => database.list.mock.calls.length >= enough);
    }
    return { store, asked, database, log, now, tell, commits, untilLooked };
  }

  it('joins what the first source knows, one question for many rows, and keeps it', async () => {
    const { asked, database, tell, commits } = start(async ({ revision }) => ({
      sha: revision,
      author: 'Ada Lovelace <ada@example.com>',
      message: 'Release\n\nWith care.',
      url: 'https://told-by-the-source',
    }));
    tell(runs(shaOf('a'), 'a'), runs(shaOf('a'), 'b'));
    await until(() => commits().every(Boolean));
    const commit = {
      sha: shaOf('a'),
      author: 'Ada Lovelace',
      message: 'Release',
      url: `https://page/${shaOf('a')}`,
    };
    expect(commits()).toEqual([commit, commit]);
    expect(asked.first).toHaveBeenCalledTimes(1);
    expect(asked.second).not.toHaveBeenCalled();
    await until(() => database.add.mock.calls.length > 0);
    expect(database.add.mock.calls[0][0][0]).toMatchObject({
      repository: 'github.com/org/repo',
      revision: shaOf('a'),
    });
  });

  it('asks nobody for what the database has', async () => {
    const { asked, tell, commits } = start(
      async () => undefined,
      async () => undefined,
      [
        {
          repository: 'github.com/org/repo',
          revision: shaOf('a'),
          commit: { sha: shaOf('a'), message: 'kept' },
        },
      ],
    );
    tell(runs(shaOf('a')));
    await until(() => commits()[0] !== undefined);
    expect(commits()[0]).toMatchObject({
      message: 'kept',
      url: `https://page/${shaOf('a')}`,
    });
    expect(asked.first).not.toHaveBeenCalled();
  });

  it('gives the word to the second source when the first does not know or fails', async () => {
    const { log, tell, commits } = start(
      async ({ revision }) => {
        if (revision.startsWith('b')) throw new Error('down');
        return undefined;
      },
      async ({ revision }) => ({ sha: revision.padEnd(40, '0') }),
    );
    tell(
      runs(shaOf('a'), 'a'),
      runs(shaOf('b'), 'b'),
      runs('0.1.0+5b6fc8f5a89a.1', 'c'),
    );
    await until(() => commits().every(Boolean));
    expect(commits().map(commit => commit?.sha)).toEqual([
      shaOf('a'),
      shaOf('b'),
      '5b6fc8f5a89a'.padEnd(40, '0'),
    ]);
    expect(log).toHaveLength(1);
  });

  it('remembers for ten minutes that nobody knows a commit', async () => {
    const { asked, now, tell, commits, untilLooked } = start(
      async () => undefined,
    );
    tell(runs(shaOf('a')));
    await until(() => asked.second.mock.calls.length === 1);
    for (let i = 0; i < 5; i++) {
      tell(runs(shaOf('a'), 'a', { message: `again ${i}` }));
      await untilLooked();
    }
    expect(asked.second).toHaveBeenCalledTimes(1);

    asked.first.mockImplementation(async ({ revision }) => ({ sha: revision }));
    now.ms += 10 * 60_000;
    await until(() => commits()[0] !== undefined);
  });

  it('comes back to a source that failed, later each time', async () => {
    const { asked, now, tell, untilLooked } = start(async () => {
      throw new Error('down');
    });
    tell(runs(shaOf('a')));
    await until(() => asked.first.mock.calls.length === 1);
    now.ms += 5_000;
    await until(() => asked.first.mock.calls.length === 2);
    now.ms += 5_000;
    await untilLooked();
    expect(asked.first).toHaveBeenCalledTimes(2);
    now.ms += 5_000;
    await until(() => asked.first.mock.calls.length === 3);
  });

  it('never asks for more than four commits at once', async () => {
    let open = 0;
    let most = 0;
    const { tell, commits } = start(async ({ revision }) => {
      open += 1;
      most = Math.max(most, open);
      await sleep(5, new AbortController().signal);
      open -= 1;
      return { sha: revision } satisfies Commit;
    });
    tell(
      ...['a', 'b', 'c', 'd', 'e', 'f', '0', '1'].map(x => runs(shaOf(x), x)),
    );
    await until(() => commits().every(Boolean));
    expect(most).toBe(4);
  });

  it('shows commits although the database refuses them', async () => {
    const { database, log, tell, commits } = start(async ({ revision }) => ({
      sha: revision,
    }));
    database.add.mockRejectedValue(new Error('disk full'));
    tell(runs(shaOf('a')));
    await until(() => commits()[0] !== undefined);
    await until(() => log.length > 0);
    expect(log[0]).toContain('disk full');
  });

  describe('of the platform repository', () => {
    const inPlatform = (applied: string, cluster: string) =>
      runs(applied, cluster, {
        sources: [
          { repository: platform, path: `services/${cluster}`, applied },
        ],
      });

    it('asks those who know the history, for each set of paths, and keeps the answers', async () => {
      const { asked, database, tell, commits } = start(
        async () => undefined,
        undefined,
        undefined,
        async ({ revision, paths }) => ({
          sha: revision,
          message: paths?.join(),
        }),
      );
      tell(inPlatform(shaOf('a'), 'x'), inPlatform(shaOf('a'), 'y'));
      await until(() => commits().every(Boolean));
      expect(commits().map(commit => commit?.message)).toEqual([
        'services/x',
        'services/y',
      ]);
      expect(asked.first).not.toHaveBeenCalled();
      await until(() => database.add.mock.calls.flat(2).length === 2);
      expect(database.add.mock.calls.flat(2)[0]).toMatchObject({
        repository: 'github.com/org/platform',
        paths: ['services/x'],
      });
    });

    it('lets the commit of the revision stand in, asked once and kept nowhere, until the history can be asked', async () => {
      const { asked, database, now, tell, commits } = start(
        async ({ revision }) => ({ sha: revision, message: 'By others' }),
        undefined,
        undefined,
        async () => {
          throw new Error('down');
        },
      );
      tell(inPlatform(shaOf('a'), 'x'), inPlatform(shaOf('a'), 'y'));
      await until(() => commits().every(Boolean));
      expect(commits()[0]?.message).toBe('By others');
      expect(asked.first).toHaveBeenCalledTimes(1);

      asked.history.mockImplementation(async ({ revision }) => ({
        sha: revision,
        message: 'Own',
      }));
      now.ms += 5_000;
      await until(() => commits().every(commit => commit?.message === 'Own'));
      await until(() => database.add.mock.calls.flat(2).length === 2);
      expect(
        database.add.mock.calls.flat(2).map(({ commit }) => commit.message),
      ).toEqual(['Own', 'Own']);
    });
  });
});
