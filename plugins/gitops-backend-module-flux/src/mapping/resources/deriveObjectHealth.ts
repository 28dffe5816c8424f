import {
  analysisRunSchema,
  jobSchema,
  LiveObject,
  phaseSchema,
  podSchema,
  rolloutSchema,
  serviceSchema,
  suspendSchema,
  workloadStateSchema,
} from '../../client/wire';
import { toReadableMessage } from '../toReadableMessage';
import { toGroup } from './toGroup';
import { deriveConditionHealth } from './deriveConditionHealth';
import { derivePodHealth } from './derivePodHealth';
import { deriveRolloutHealth } from './deriveRolloutHealth';
import { deriveWorkloadHealth } from './deriveWorkloadHealth';
import { ObjectHealth } from './ObjectHealth';

/**
 * Derives how any object is, from what it says itself. An object of a kind we know in a shape we do not
 * is judged by its conditions.
 */
export function deriveObjectHealth(object: LiveObject): ObjectHealth {
  const pod = is(object, '', 'Pod') && podSchema.safeParse(object);
  if (pod && pod.success) return derivePodHealth(pod.data);
  if (object.metadata.deletionTimestamp) {
    return { health: 'Progressing', message: 'It is being deleted.' };
  }
  return deriveByKind(object) ?? deriveConditionHealth(object);
}

function deriveByKind(object: LiveObject): ObjectHealth | undefined {
  const { kind } = object;
  switch (toGroup(object)) {
    case 'apps': {
      const parsed = workloadStateSchema.safeParse(object);
      return parsed.success
        ? deriveWorkloadHealth(parsed.data, kind)
        : undefined;
    }
    case 'batch':
      return deriveJobHealth(object);
    case 'argoproj.io': {
      if (kind === 'AnalysisRun') return deriveAnalysisHealth(object);
      const parsed = rolloutSchema.safeParse(object);
      return kind === 'Rollout' && parsed.success
        ? deriveRolloutHealth(parsed.data)
        : undefined;
    }
    case '':
      return deriveCoreHealth(object);
    case 'autoscaling':
      return deriveAutoscalerHealth(object);
    default:
      return toGroup(object).endsWith('fluxcd.io') &&
        suspendSchema.safeParse(object).data?.spec.suspend
        ? { health: 'Suspended', message: 'Reconciling is switched off.' }
        : undefined;
  }
}

function deriveJobHealth(object: LiveObject): ObjectHealth | undefined {
  const { data } = jobSchema.safeParse(object);
  if (!data) return undefined;
  if (data.spec.suspend) {
    return { health: 'Suspended', message: 'It is suspended.' };
  }
  if (object.kind === 'CronJob') return { health: 'Healthy' };
  const find = (type: string) =>
    data.status?.conditions?.find(
      condition => condition.type === type && condition.status === 'True',
    );
  const failed = find('Failed');
  if (failed) {
    return {
      health: 'Degraded',
      message: toReadableMessage(failed.message || failed.reason),
    };
  }
  return { health: find('Complete') ? 'Healthy' : 'Progressing' };
}

function deriveCoreHealth(object: LiveObject): ObjectHealth | undefined {
  const phase = phaseSchema.safeParse(object).data?.status?.phase;
  switch (object.kind) {
    case 'PersistentVolumeClaim':
      if (phase === 'Bound') return { health: 'Healthy' };
      return phase === 'Lost'
        ? { health: 'Degraded', message: 'Its volume is lost.' }
        : { health: 'Progressing', message: 'It has no volume yet.' };
    case 'Service': {
      const { data } = serviceSchema.safeParse(object);
      const isWaiting =
        data?.spec.type === 'LoadBalancer' &&
        !data.status?.loadBalancer?.ingress?.length;
      return isWaiting
        ? { health: 'Progressing', message: 'It has no address yet.' }
        : { health: 'Healthy' };
    }
    case 'Namespace':
      return { health: phase === 'Terminating' ? 'Progressing' : 'Healthy' };
    default:
      return undefined;
  }
}

function deriveAnalysisHealth(object: LiveObject): ObjectHealth {
  const status = analysisRunSchema.safeParse(object).data?.status;
  const message = status?.message && toReadableMessage(status.message);
  switch (status?.phase) {
    case 'Successful':
      return { health: 'Healthy' };
    case 'Failed':
    case 'Error':
    case 'Inconclusive':
      return { health: 'Degraded', message: message ?? status.phase };
    default:
      return { health: 'Progressing' };
  }
}

/** That it cannot scale any further is no fault of it. */
function deriveAutoscalerHealth(object: LiveObject): ObjectHealth | undefined {
  const { data } = jobSchema.safeParse(object);
  const failing = data?.status?.conditions?.find(
    ({ type, status, reason }) =>
      ['AbleToScale', 'ScalingActive'].includes(type) &&
      status === 'False' &&
      reason !== 'ScalingDisabled',
  );
  if (!data?.status?.conditions) return undefined;
  return failing
    ? {
        health: 'Degraded',
        message: toReadableMessage(failing.message || failing.reason),
      }
    : { health: 'Healthy' };
}

function is(object: LiveObject, group: string, kind: string): boolean {
  return object.kind === kind && toGroup(object) === group;
}
