import {
  Deployment,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';

/** What is waited for on every cluster. */
export type DeploymentGoal = {
  version?: string;
  commit?: string;
  /** ISO 8601: what happened before does not count. */
  since: string;
};

/**
 * Where one cluster stands.
 *
 * - `done`: it runs what was asked for, and works
 * - `waiting`: on its way
 * - `failing`: the engine says it does not work; it may still recover
 * - `unseen`: nobody can tell, as the engine or the cluster does not answer
 */
export type Judgement = {
  state: 'done' | 'waiting' | 'failing' | 'unseen';
  /** One sentence for the log of the task. */
  reason: string;
};

/**
 * Compares a row of the board with what is waited for.
 *
 * @param options.hasCommit - whether the row runs the commit of the goal, or a later one; undefined when the
 * board cannot tell
 * @param options.engines - a row may be missing because its engine does not answer
 */
export function judgeDeployment(
  row: Deployment | undefined,
  goal: DeploymentGoal,
  options: {
    hasCommit: boolean | undefined;
    engines: readonly EngineState[];
  },
): Judgement {
  if (!row) {
    const silent = options.engines.find(({ state }) => state !== 'Live');
    if (silent) {
      return {
        state: 'unseen',
        reason: `not on the board; ${silent.engine.name} does not answer${
          silent.error ? `: ${silent.error.message}` : ''
        }`,
      };
    }
    return { state: 'waiting', reason: 'its engine has not created it yet' };
  }
  if (row.asOf) {
    return {
      state: 'unseen',
      reason: `${row.engine.name} does not answer; what is known is of ${row.asOf}`,
    };
  }
  if (row.clusterReachable?.ok === false) {
    return {
      state: 'unseen',
      reason:
        row.clusterReachable.error?.message ?? 'the cluster does not answer',
    };
  }
  const trouble = findTrouble(row, isThere(row, goal, options), goal);
  if (trouble) return { state: 'failing', reason: trouble };
  const words = `${row.version?.value ?? 'no version yet'}, ${row.sync}, ${
    row.health
  }`;
  const message = row.message ? `: ${row.message}` : '';
  if (!isThere(row, goal, options)) {
    return { state: 'waiting', reason: `still ${words}${message}` };
  }
  const isDone =
    row.sync === 'Synced' &&
    row.health === 'Healthy' &&
    row.operation?.phase !== 'Running';
  return isDone
    ? { state: 'done', reason: words }
    : { state: 'waiting', reason: `${words}${message}` };
}

/** Whether a row runs what is waited for, well or not. */
function isThere(
  row: Deployment,
  goal: DeploymentGoal,
  { hasCommit }: { hasCommit: boolean | undefined },
): boolean {
  const hasVersion =
    goal.version === undefined ||
    row.version?.value === goal.version ||
    row.images.some(image => image.endsWith(`:${goal.version}`));
  if (!hasVersion) return false;
  if (goal.commit === undefined) return true;
  // A version that is there says as much as a commit that cannot be looked up.
  return hasCommit ?? goal.version !== undefined;
}

function findTrouble(
  row: Deployment,
  isThereNow: boolean,
  { since }: DeploymentGoal,
): string | undefined {
  const { operation, health, message } = row;
  const isNew = (time: string | undefined) =>
    time !== undefined && time >= since;
  const hasFailed =
    (operation?.phase === 'Failed' || operation?.phase === 'Error') &&
    row.sync !== 'Synced' &&
    isNew(operation.finishedAt);
  if (hasFailed) {
    return `the sync failed: ${
      operation?.message ?? message ?? 'no reason given'
    }`;
  }
  const isDegraded =
    health === 'Degraded' && (isThereNow || isNew(row.since.health));
  return isDegraded ? `Degraded: ${message ?? 'no reason given'}` : undefined;
}
