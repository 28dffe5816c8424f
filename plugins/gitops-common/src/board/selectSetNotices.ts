import { DeploymentSet, DeploymentSetStep } from '../model';
import {
  DeploymentRow,
  RolloutNotice,
  RolloutObstacle,
  SetNotice,
} from './Board';

/**
 * Sets that cannot generate what they should, and rollouts over clusters that cannot go on by themselves.
 * A rollout that merely takes its time gives none.
 *
 * @public
 */
export function selectSetNotices(
  sets: readonly DeploymentSet[],
  rows: readonly DeploymentRow[],
): (SetNotice | RolloutNotice)[] {
  return sets.flatMap(set => [
    ...toSetNotice(set, rows),
    ...toRolloutNotice(set, rows),
  ]);
}

function toSetNotice(
  set: DeploymentSet,
  rows: readonly DeploymentRow[],
): SetNotice[] {
  if (!set.error) return [];
  const { since, message } = set.error;
  return [
    {
      type: 'set',
      set: toNamed(set),
      ...(since && { since }),
      problem: { message },
      rows: rows.filter(({ deployment }) => deployment.set?.id === set.id)
        .length,
    },
  ];
}

function toRolloutNotice(
  set: DeploymentSet,
  rows: readonly DeploymentRow[],
): RolloutNotice[] {
  const { steps = [] } = set;
  const current = steps.find(({ state }) => state !== 'Healthy');
  if (!current) return [];
  const members = selectMembers([current], rows);
  const later = steps.filter(
    ({ step, state }) => step > current.step && state === 'Waiting',
  );
  const waiting = selectMembers(later, rows).filter(
    ({ deployment }) => deployment.sync !== 'Synced',
  );
  const obstacles = members.flatMap(toObstacle);
  if (obstacles.length === 0 || waiting.length === 0) return [];
  const since = waiting
    .flatMap(({ deployment }) => deployment.since.sync ?? [])
    .sort()[0];
  return [
    {
      type: 'rollout',
      set: toNamed(set),
      step: current.step,
      steps: steps.length,
      obstacles,
      waiting: [
        ...new Set(waiting.map(({ deployment }) => deployment.cluster.name)),
      ],
      ...(since && { since }),
    },
  ];
}

function selectMembers(
  steps: readonly DeploymentSetStep[],
  rows: readonly DeploymentRow[],
): DeploymentRow[] {
  const ids = new Set(steps.flatMap(({ deployments }) => deployments));
  return rows.filter(({ deployment }) => ids.has(deployment.id));
}

function toObstacle(row: DeploymentRow): RolloutObstacle[] {
  const { name, cluster } = row.deployment;
  const reason = toReason(row);
  return reason ? [{ name, cluster: cluster.name, reason }] : [];
}

function toReason({
  deployment,
  freshness,
}: DeploymentRow): RolloutObstacle['reason'] | undefined {
  const { health, operation } = deployment;
  if (operation?.waiting?.kind === 'confirmation') return 'Confirmation';
  if (operation?.phase === 'Failed' || operation?.phase === 'Error') {
    return 'Failed';
  }
  if (health === 'Degraded') return 'Degraded';
  return !freshness.fresh && freshness.reason === 'cluster'
    ? 'Unreachable'
    : undefined;
}

function toNamed({ id, kind, name, link }: DeploymentSet): SetNotice['set'] {
  return { id, kind, name, ...(link && { link }) };
}
