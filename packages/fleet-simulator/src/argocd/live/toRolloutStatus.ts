import { JsonObject } from '../../Json';
import { toTemplateHash } from '../../workloads/toTemplateHash';
import { newestSet } from './ApplicationWorkloads';
import { readReplicas } from './movePods';
import { readCanarySteps } from './readCanarySteps';
import { WorkloadState } from './WorkloadState';

/** The status of a Rollout, as Argo Rollouts 1.9 writes it. */
export function toRolloutStatus(
  state: WorkloadState,
  counts: { total: number; ready: number; updated: number },
): JsonObject {
  const { canary, generation, owner } = state;
  const newest = newestSet(state);
  const steps = readCanarySteps(state.desired);
  const index = Math.min(canary?.stepIndex ?? 0, steps.length);
  const isPaused = canary?.phase === 'Paused';
  const paused = isPaused && canary.pausedAt;
  return {
    HPAReplicas: counts.total,
    ...(canary?.abortedAt ? { abort: true, abortedAt: canary.abortedAt } : {}),
    availableReplicas: counts.ready,
    blueGreen: {},
    canary: {},
    conditions: toConditions(state, newest.name),
    ...(paused ? { controllerPause: true } : {}),
    currentPodHash: newest.hash,
    ...(steps.length
      ? {
          currentStepHash: toTemplateHash(steps),
          currentStepIndex: canary?.abortedAt ? 0 : index,
        }
      : {}),
    ...(canary?.message ? { message: canary.message } : {}),
    observedGeneration: String(generation),
    ...(paused
      ? {
          pauseConditions: [
            { reason: 'CanaryPauseStep', startTime: canary.pausedAt },
          ],
        }
      : {}),
    phase: canary?.phase ?? 'Progressing',
    readyReplicas: counts.ready,
    replicas: readReplicas(state),
    selector: `app.kubernetes.io/name=${owner.name}`,
    stableRS: canary?.stableHash ?? newest.hash,
    ...(counts.updated ? { updatedReplicas: counts.updated } : {}),
  };
}

function toConditions(
  { canary, createdAt }: WorkloadState,
  setName: string,
): JsonObject[] {
  const at = canary?.changedAt ?? createdAt;
  const isHealthy = canary?.phase === 'Healthy';
  const condition = (
    type: string,
    status: string,
    { reason, message }: { reason: string; message: string },
  ) => ({
    lastTransitionTime: at,
    lastUpdateTime: at,
    message,
    reason,
    status,
    type,
  });
  const progressing = {
    Healthy: {
      status: 'True',
      reason: 'NewReplicaSetAvailable',
      message: `ReplicaSet "${setName}" has successfully progressed.`,
    },
    Progressing: {
      status: 'True',
      reason: 'ReplicaSetUpdated',
      message: `ReplicaSet "${setName}" is progressing.`,
    },
    Paused: {
      status: 'Unknown',
      reason: 'RolloutPaused',
      message: 'Rollout is paused',
    },
    Degraded: {
      status: 'False',
      reason: canary?.abortedAt ? 'RolloutAborted' : 'ProgressDeadlineExceeded',
      message: (canary?.message ?? '').replace(/^\w+: /, ''),
    },
  }[canary?.phase ?? 'Progressing'];
  return [
    condition('Healthy', isHealthy ? 'True' : 'False', {
      reason: 'RolloutHealthy',
      message: isHealthy ? 'Rollout is healthy' : 'Rollout is not healthy',
    }),
    condition('Completed', isHealthy ? 'True' : 'False', {
      reason: 'RolloutCompleted',
      message: 'RolloutCompleted',
    }),
    condition('Available', 'True', {
      reason: 'AvailableReason',
      message: 'Rollout has minimum availability',
    }),
    condition('Progressing', progressing.status, progressing),
    ...(canary?.phase === 'Paused'
      ? [
          condition('Paused', 'True', {
            reason: 'RolloutPaused',
            message: 'Rollout is paused',
          }),
        ]
      : []),
  ];
}
