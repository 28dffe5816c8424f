import { JsonObject } from '../../Json';
import { createDeploymentStatus } from '../../kubernetes/workloads/createDeploymentStatus';
import { newestSet } from './ApplicationWorkloads';
import { readReplicas } from './movePods';
import { toRolloutStatus } from './toRolloutStatus';
import { WorkloadState } from './WorkloadState';

/** The status of a workload by its pods. */
export function toWorkloadStatus(
  state: WorkloadState,
  options: { isGivenUp: boolean },
): JsonObject {
  const counts = countPods(state);
  const { generation, owner } = state;
  const replicas = readReplicas(state);
  if (owner.kind === 'Rollout') return toRolloutStatus(state, counts);
  if (owner.kind === 'DaemonSet') {
    return {
      currentNumberScheduled: counts.total,
      desiredNumberScheduled: replicas,
      numberAvailable: counts.ready,
      numberMisscheduled: 0,
      numberReady: counts.ready,
      observedGeneration: generation,
      updatedNumberScheduled: counts.updated,
    };
  }
  if (owner.kind === 'StatefulSet') {
    return {
      availableReplicas: counts.ready,
      collisionCount: 0,
      currentReplicas: counts.total,
      observedGeneration: generation,
      readyReplicas: counts.ready,
      replicas: counts.total,
      updatedReplicas: counts.updated,
    };
  }
  const set = newestSet(state);
  const status = createDeploymentStatus(
    {
      generation,
      replicas,
      updated: counts.updated,
      available: counts.ready,
      total: counts.total,
      replicaSet: set.name,
    },
    { now: new Date(set.createdAt), before: undefined },
  );
  const written: JsonObject = JSON.parse(JSON.stringify(status));
  if (options.isGivenUp && Array.isArray(written.conditions)) {
    const [available, progressing] = written.conditions;
    written.conditions = [
      available,
      {
        ...(progressing as JsonObject),
        status: 'False',
        reason: 'ProgressDeadlineExceeded',
        message: `ReplicaSet "${set.name}" has timed out progressing.`,
      },
    ];
  }
  return written;
}

/** How many pods there are, run, and have the newest template. */
export function countPods(state: WorkloadState) {
  const alive = (pods: WorkloadState['sets'][number]['pods']) =>
    pods.filter(({ phase }) => phase !== 'Terminating');
  const all = state.sets.flatMap(({ pods }) => alive(pods));
  return {
    total: all.length,
    ready: all.filter(({ phase }) => phase === 'Running').length,
    updated: alive(newestSet(state).pods).length,
  };
}
