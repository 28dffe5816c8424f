import { Condition, WorkloadState } from '../../client/wire';
import { toReadableMessage } from '../toReadableMessage';
import { ObjectHealth } from './ObjectHealth';
import { deriveReplicas } from './deriveReplicas';

/**
 * Derives how a Deployment, StatefulSet, DaemonSet or ReplicaSet is, by the rules of kstatus: what its
 * controller has not seen yet is Progressing, what it gave up is Degraded.
 *
 * @see https://github.com/kubernetes-sigs/cli-utils/blob/master/pkg/kstatus/README.md
 */
export function deriveWorkloadHealth(
  workload: WorkloadState,
  kind: string,
): ObjectHealth {
  const { metadata, spec, status } = workload;
  const conditions = status?.conditions ?? [];
  const find = (type: string) => conditions.find(each => each.type === type);
  const progressing = find('Progressing');
  const failure = find('ReplicaFailure');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return toDegraded(progressing);
  }
  if (failure?.status === 'True') return toDegraded(failure);
  if (spec.paused) {
    return { health: 'Suspended', message: 'Its rollout is paused.' };
  }
  if ((status?.observedGeneration ?? 0) < (metadata.generation ?? 0)) {
    return {
      health: 'Progressing',
      message: 'Its controller has not seen the last change yet.',
    };
  }
  const { desired = 0, ready = 0, updated } = deriveReplicas(workload, kind);
  if (updated !== undefined && updated < desired) {
    return {
      health: 'Progressing',
      message: `${updated} of ${desired} pods have the newest template.`,
    };
  }
  const replicas = status?.replicas ?? 0;
  if (kind === 'Deployment' && replicas > desired) {
    return {
      health: 'Progressing',
      message: `${replicas - desired} old pods are still there.`,
    };
  }
  if (ready < desired) {
    const available = find('Available');
    return {
      health: 'Progressing',
      message: `${ready} of ${desired} pods are ready${
        available?.status === 'False' && available.message
          ? `: ${toReadableMessage(available.message)}`
          : '.'
      }`,
    };
  }
  return { health: 'Healthy' };
}

function toDegraded(condition: Condition): ObjectHealth {
  return {
    health: 'Degraded',
    message: toReadableMessage(condition.message || condition.reason),
  };
}
