import { ContainerStatus, Pod } from '../../client/wire';
import { toReadableMessage } from '../toReadableMessage';
import { ObjectHealth } from './ObjectHealth';

/** Reasons to wait that pass by themselves. */
const STARTING = ['ContainerCreating', 'PodInitializing', ''];

/**
 * Derives how a Pod is: Degraded as soon as a container cannot start, keeps crashing or failed, also
 * while Kubernetes calls the Pod Pending or Running.
 */
export function derivePodHealth(pod: Pod): ObjectHealth {
  const { status } = pod;
  if (pod.metadata.deletionTimestamp) {
    return { health: 'Progressing', message: 'It is being deleted.' };
  }
  const failing = selectFailing(pod);
  switch (status?.phase) {
    case 'Succeeded':
      return { health: 'Healthy' };
    case 'Failed':
      return {
        health: 'Degraded',
        message:
          failing ?? toSentence(status.reason ?? 'Failed', status.message),
      };
    case 'Running':
      if (failing) return { health: 'Degraded', message: failing };
      return status.containerStatuses?.every(({ ready }) => ready)
        ? { health: 'Healthy' }
        : { health: 'Progressing', message: 'Not all containers are ready.' };
    case 'Pending': {
      if (failing) return { health: 'Degraded', message: failing };
      const scheduled = status.conditions?.find(
        ({ type }) => type === 'PodScheduled',
      );
      return {
        health: 'Progressing',
        message:
          scheduled?.status === 'False'
            ? toSentence(scheduled.reason, scheduled.message)
            : 'It is starting.',
      };
    }
    default:
      return {
        health: 'Unknown',
        message: 'Its node does not tell how it is.',
      };
  }
}

function selectFailing({ status }: Pod): string | undefined {
  const all = [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
  ];
  for (const container of all) {
    const problem = toProblem(container);
    if (problem) return `Container ${container.name}: ${problem}`;
  }
  return undefined;
}

function toProblem({ state, lastState }: ContainerStatus): string | undefined {
  const { waiting, terminated } = state ?? {};
  if (waiting && !STARTING.includes(waiting.reason ?? '')) {
    const before = lastState?.terminated;
    return toSentence(
      waiting.reason ?? '',
      before?.reason
        ? `it ended with ${before.reason}${
            before.exitCode === undefined
              ? ''
              : `, exit code ${before.exitCode}`
          }`
        : waiting.message,
    );
  }
  const isBad = terminated && (terminated.exitCode ?? 0) !== 0;
  return isBad
    ? toSentence(
        terminated.reason ?? 'Error',
        terminated.message ?? `exit code ${terminated.exitCode}`,
      )
    : undefined;
}

function toSentence(reason: string, message: string | undefined): string {
  return toReadableMessage(message ? `${reason}: ${message}` : reason);
}
