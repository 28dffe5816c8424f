import { ResponseError } from '@backstage/errors';
import {
  Deployment,
  EngineState,
  GitopsApi,
} from '@backstage-gitops/plugin-gitops-common';
import { findCommit } from './findCommit';
import { DeploymentGoal, judgeDeployment, Judgement } from './judgeDeployment';

const PAUSE_MS = 3_000;
/**
 * Half a minute of failing. An engine may try again by itself, and for some seconds after a commit it still tells of
 * the attempt before (helm-controller: the rollback of the last upgrade).
 */
const FAILING_LOOKS = 10;
/** A minute without an answer. */
const UNSEEN_LOOKS = 20;

/**
 * Looks at the board until a service runs what was asked for on every cluster.
 *
 * @returns the rows, in the order of `clusters`
 * @throws Error with the reason the board shows, when a cluster fails, cannot be seen, or the time is over.
 */
export async function waitForDeployments(
  api: Pick<GitopsApi, 'getDeployments' | 'getDeploymentCommits'>,
  options: {
    service: string;
    clusters: readonly string[];
    goal: DeploymentGoal;
    timeoutMs: number;
    now: () => Date;
    sleep: (ms: number, signal?: AbortSignal) => Promise<unknown>;
    log: (sentence: string) => void;
    /** The address of a cluster's row, for who reads why it failed. */
    toLink?: (cluster: string) => string;
    signal?: AbortSignal;
  },
): Promise<Deployment[]> {
  const { service, clusters, goal, now, signal } = options;
  const end = now().getTime() + options.timeoutMs;
  const told = new Map<string, string>();
  const looks = new Map<string, { state: Judgement['state']; count: number }>();
  const tell = (cluster: string, reason: string) => {
    if (told.get(cluster) !== reason) options.log(`${cluster}: ${reason}`);
    told.set(cluster, reason);
  };
  const toSentence = (cluster: string, reason: string) =>
    options.toLink ? `${reason} – ${options.toLink(cluster)}` : reason;
  for (;;) {
    signal?.throwIfAborted();
    const board = await readBoard(api, { service, clusters, signal }).catch(
      error => {
        if (!isPassing(error)) throw error;
        options.log(`The board does not answer: ${error.message}`);
        return undefined;
      },
    );
    const rows = board?.rows;
    let done = 0;
    for (const cluster of rows ? clusters : []) {
      const row = rows?.get(cluster);
      const hasCommit =
        row && goal.commit
          ? await findCommit(api, row, goal.commit, { signal }).catch(
              () => undefined,
            )
          : undefined;
      const { state, reason } = judgeDeployment(row, goal, {
        hasCommit,
        engines: board?.engines ?? [],
      });
      tell(cluster, reason);
      const before = looks.get(cluster);
      const count = before?.state === state ? before.count + 1 : 1;
      looks.set(cluster, { state, count });
      if (state === 'done') done += 1;
      const isOver =
        (state === 'failing' && count >= FAILING_LOOKS) ||
        (state === 'unseen' && count >= UNSEEN_LOOKS);
      if (isOver) {
        throw new Error(
          `${service} on ${cluster}: ${toSentence(cluster, reason)}`,
        );
      }
    }
    if (rows && done === clusters.length) {
      return clusters.flatMap(cluster => rows.get(cluster) ?? []);
    }
    if (now().getTime() >= end) {
      const open = clusters
        .filter(cluster => looks.get(cluster)?.state !== 'done')
        .map(
          cluster =>
            `${cluster}: ${toSentence(
              cluster,
              told.get(cluster) ?? 'not looked at',
            )}`,
        );
      throw new Error(
        `${service} did not get there in time. ${open.join('; ')}`,
      );
    }
    await options.sleep(PAUSE_MS, signal);
  }
}

async function readBoard(
  api: Pick<GitopsApi, 'getDeployments'>,
  query: {
    service: string;
    clusters: readonly string[];
    signal?: AbortSignal;
  },
): Promise<{ rows: Map<string, Deployment>; engines: EngineState[] }> {
  const rows = new Map<string, Deployment>();
  let engines: EngineState[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.getDeployments(
      {
        filter: { app: [query.service], cluster: [...query.clusters] },
        limit: 500,
        cursor,
      },
      { signal: query.signal },
    );
    for (const row of page.items) rows.set(row.cluster.name, row);
    engines = page.engines;
    cursor = page.nextCursor;
  } while (cursor);
  return { rows, engines };
}

// A backend that restarts, or a network that stumbles, is waited for; a refusal is not.
function isPassing(error: unknown): error is Error {
  if (error instanceof ResponseError) return error.response.status >= 500;
  return error instanceof TypeError;
}
