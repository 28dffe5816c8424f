import { LoggerService } from '@backstage/backend-plugin-api';
import { Commit } from '@backstage-gitops/plugin-gitops-common';
import { DeploymentStore } from '../store/DeploymentStore';
import { CommitLookup } from './CommitLookup';
import { WantedCommit } from './CommitSource';
import { DatabaseCommits } from './DatabaseCommits';
import { selectWantedCommits } from './selectWantedCommits';
import { toRepositoryKey } from './toRepositoryKey';

/** What the resolver works with. */
export type CommitResolverOptions = {
  lookup: CommitLookup;
  database: Pick<DatabaseCommits, 'list' | 'add'>;
  /** The page of a commit. */
  toUrl: (repository: string, sha: string) => string | undefined;
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  logger: Pick<LoggerService, 'warn' | 'debug'>;
  /** Ends the resolver. */
  signal: AbortSignal;
};

/** Changes come in swarms: a commit in a shared repository moves every row of it. */
const GATHER_MS = 200;
const AT_ONCE = 4;

/**
 * Joins commits to rows, beside the path of every request: whenever the store changes, what its rows
 * run and nobody has told yet is looked up once, in the database, then in the sources. Never throws.
 */
export async function resolveCommits(
  store: DeploymentStore,
  options: CommitResolverOptions,
): Promise<void> {
  const { lookup, logger, signal, sleep } = options;
  let wake = new AbortController();
  let isFailing = false;
  const stop = store.onChange(() => wake.abort());
  try {
    while (!signal.aborted) {
      wake = new AbortController();
      try {
        await resolveOnce(store, options);
        isFailing = false;
      } catch (error) {
        if (!isFailing) logger.warn(`Commits cannot be kept: ${error}`);
        isFailing = true;
      }
      const pause = lookup.untilNextDue() ?? 24 * 60 * 60_000;
      await sleep(pause, AbortSignal.any([signal, wake.signal]));
      await sleep(GATHER_MS, signal);
    }
  } finally {
    stop();
  }
}

async function resolveOnce(
  store: DeploymentStore,
  options: CommitResolverOptions,
): Promise<void> {
  const { database, lookup, signal } = options;
  const due = lookup.selectDue(selectWantedCommits(store.list()));
  const known = await database.list(due.map(toDatabaseKey));
  const unknown: WantedCommit[] = [];
  const joined: { wanted: WantedCommit; commit: Commit }[] = [];
  for (const wanted of due) {
    const { repository, revision } = toDatabaseKey(wanted);
    const found = known.find(
      each => each.repository === repository && each.revision === revision,
    );
    if (found) joined.push({ wanted, commit: found.commit });
    else unknown.push(wanted);
  }
  join(store, joined, options);

  const queue = [...unknown];
  async function work(): Promise<void> {
    for (let wanted = queue.shift(); wanted; wanted = queue.shift()) {
      if (signal.aborted) return;
      const commit = await lookup.find(wanted, { signal });
      if (!commit) continue;
      join(store, [{ wanted, commit }], options);
      await database.add([{ ...toDatabaseKey(wanted), commit }]);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

function join(
  store: DeploymentStore,
  found: { wanted: WantedCommit; commit: Commit }[],
  { toUrl }: CommitResolverOptions,
): void {
  store.addCommits(
    found.map(({ wanted, commit }) => {
      const { repository, revision } = wanted;
      const url = toUrl(repository, commit.sha);
      const { url: _told, ...rest } = commit;
      return { repository, revision, commit: { ...rest, ...(url && { url }) } };
    }),
  );
}

function toDatabaseKey({ repository, revision }: WantedCommit) {
  return { repository: toRepositoryKey(repository), revision };
}
