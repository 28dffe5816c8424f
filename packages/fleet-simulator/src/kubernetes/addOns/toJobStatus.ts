import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';

/** `status` of a Job that succeeded. */
export function toJobStatus(
  object: KubernetesObject,
  { at }: { at: string },
): JsonObject {
  const { creationTimestamp } = object.metadata;
  const condition = (type: string) => ({
    type,
    status: 'True',
    lastProbeTime: at,
    lastTransitionTime: at,
    reason: 'CompletionsReached',
    message: 'Reached expected number of succeeded pods',
  });
  return {
    conditions: ['SuccessCriteriaMet', 'Complete'].map(condition),
    startTime: creationTimestamp,
    completionTime: at,
    succeeded: 1,
    terminating: 0,
    uncountedTerminatedPods: {},
    ready: 0,
  };
}
