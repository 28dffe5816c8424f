import { LoggerService } from '@backstage/backend-plugin-api';
import { DeploymentStore } from '../store/DeploymentStore';
import { toRepositoryKey } from '../store/toRepositoryKey';
import { CommitLookup, FoundCommit } from './CommitLookup';
import { WantedCommit } from './CommitSource';
import { DatabaseCommits, KnownCommit } from './DatabaseCommits';
import { selectWantedCommits } from './selectWantedCommits';

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
const KEPT_AT_ONCE = 100;

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
  const due = lookup.selectDue(selectWantedCommits(store.listUnresolved()));
  const known = new Map(
    (await database.list(due.map(toDatabaseKey))).map(each => [
      JSON.stringify([each.repository, each.revision, each.paths]),
      each.commit,
    ]),
  );
  const unknown: WantedCommit[] = [];
  const joined: { wanted: WantedCommit; found: FoundCommit }[] = [];
  for (const wanted of due) {
    const { repository, revision, paths } = toDatabaseKey(wanted);
    const commit = known.get(JSON.stringify([repository, revision, paths]));
    if (commit)
      joined.push({ wanted, found: { commit, isProvisional: false } });
    else unknown.push(wanted);
  }
  join(store, joined, options);

  const queue = [...unknown];
  let found: KnownCommit[] = [];
  /** Keeping can wait for more to keep; showing cannot. */
  async function keep(): Promise<void> {
    const commits = found;
    found = [];
    if (commits.length > 0) await database.add(commits);
  }
  async function work(): Promise<void> {
    for (let wanted = queue.shift(); wanted; wanted = queue.shift()) {
      if (signal.aborted) return;
      const answer = await lookup.find(wanted, { signal });
      join(store, [{ wanted, found: answer }], options);
      const { commit, isProvisional } = answer;
      if (!commit || isProvisional) continue;
      found.push({ ...toDatabaseKey(wanted), commit });
      if (found.length >= KEPT_AT_ONCE) await keep();
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await keep();
  }
}

function join(
  store: DeploymentStore,
  answers: { wanted: WantedCommit; found: FoundCommit }[],
  { toUrl }: CommitResolverOptions,
): void {
  store.addCommits(
    answers.map(({ wanted, found }) => {
      const { repository, revision, paths } = wanted;
      const reference = { repository, revision, ...(paths && { paths }) };
      if (!found.commit) return reference;
      const { url: _told, ...rest } = found.commit;
      const url = toUrl(repository, rest.sha);
      return {
        ...reference,
        commit: { ...rest, ...(url && { url }) },
        ...(found.isProvisional && { isProvisional: true }),
      };
    }),
  );
}

function toDatabaseKey({ repository, revision, paths }: WantedCommit) {
  return {
    repository: toRepositoryKey(repository),
    revision,
    ...(paths && { paths }),
  };
}
