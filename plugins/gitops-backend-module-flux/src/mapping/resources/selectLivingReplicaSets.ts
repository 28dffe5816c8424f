import { LiveObject, workloadStateSchema } from '../../client/wire';

/**
 * Of the ReplicaSets of one workload those that have pods or should, and the newest: a workload keeps ten
 * empty ones for going back.
 */
export function selectLivingReplicaSets(sets: LiveObject[]): LiveObject[] {
  const newest = Math.max(0, ...sets.map(toRevision));
  return sets.filter(set => {
    const { data } = workloadStateSchema.safeParse(set);
    const isAlive =
      !data ||
      (data.spec.replicas ?? 1) > 0 ||
      (data.status?.replicas ?? 0) > 0;
    return isAlive || toRevision(set) === newest;
  });
}

function toRevision({ metadata }: LiveObject): number {
  const { annotations } = metadata;
  return Number(
    annotations?.['deployment.kubernetes.io/revision'] ??
      annotations?.['rollout.argoproj.io/revision'] ??
      0,
  );
}
