import { PodState } from './PodState';

/** Why a container has no log, in the words of its kubelet; undefined when it has one. */
export function explainMissingLog(
  pod: PodState,
  options: { container: string; previous?: boolean },
): string | undefined {
  const { container, previous } = options;
  if (previous) {
    return pod.restarts
      ? undefined
      : `previous terminated container "${container}" in pod "${pod.name}" not found`;
  }
  const reasons: Partial<Record<PodState['phase'], string>> = {
    Pending: 'ContainerCreating',
    ImagePullBackOff: 'trying and failing to pull image',
  };
  const reason = reasons[pod.phase];
  return reason
    ? `container "${container}" in pod "${pod.name}" is waiting to start: ${reason}`
    : undefined;
}
