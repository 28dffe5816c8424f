import { createHash } from 'node:crypto';
import { isJsonObject, JsonObject } from '../../Json';
import { SECRET_FAILS } from '../controller/toComparison';

/** The status of what is no workload, as its controller writes it; undefined for what has none. */
export function toStatus(
  kind: string,
  options: {
    name: string;
    spec: JsonObject;
    uid: string;
    /** ISO 8601, whole seconds. */
    at: string;
    secretsFail: boolean;
  },
): JsonObject | undefined {
  const { name, spec, at, uid } = options;
  switch (kind) {
    case 'Namespace':
      return { phase: 'Active' };
    case 'Service':
      return { loadBalancer: {} };
    case 'Ingress':
      return { loadBalancer: { ingress: [{ ip: toPublicIp(uid) }] } };
    case 'HorizontalPodAutoscaler':
      return toAutoscalerStatus(spec, at);
    case 'ExternalSecret':
      return toExternalSecretStatus(name, options);
    default:
      return undefined;
  }
}

function toExternalSecretStatus(
  name: string,
  options: { spec: JsonObject; uid: string; at: string; secretsFail: boolean },
): JsonObject {
  const { spec, uid, at, secretsFail } = options;
  const target = isJsonObject(spec.target) ? spec.target.name : undefined;
  return {
    binding: { name: typeof target === 'string' ? target : name },
    conditions: [
      secretsFail
        ? {
            lastTransitionTime: at,
            message: SECRET_FAILS,
            reason: 'SecretSyncedError',
            status: 'False',
            type: 'Ready',
          }
        : {
            lastTransitionTime: at,
            message: 'secret synced',
            reason: 'SecretSynced',
            status: 'True',
            type: 'Ready',
          },
    ],
    refreshTime: at,
    syncedResourceVersion: `1-${createHash('sha224')
      .update(uid)
      .digest('hex')}`,
  };
}

function toAutoscalerStatus(spec: JsonObject, at: string): JsonObject {
  const replicas = typeof spec.minReplicas === 'number' ? spec.minReplicas : 1;
  const condition = (type: string, reason: string, message: string) => ({
    type,
    status: type === 'ScalingLimited' ? 'False' : 'True',
    reason,
    message,
    lastTransitionTime: at,
  });
  return {
    conditions: [
      condition(
        'AbleToScale',
        'ReadyForNewScale',
        'recommended size matches current size',
      ),
      condition(
        'ScalingActive',
        'ValidMetricFound',
        'the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)',
      ),
      condition(
        'ScalingLimited',
        'DesiredWithinRange',
        'the desired count is within the acceptable range',
      ),
    ],
    currentMetrics: [
      {
        type: 'Resource',
        resource: {
          name: 'cpu',
          current: { averageUtilization: 31, averageValue: '31m' },
        },
      },
    ],
    currentReplicas: replicas,
    desiredReplicas: replicas,
    lastScaleTime: at,
  };
}

function toPublicIp(uid: string): string {
  const [last] = createHash('sha1').update(uid).digest();
  return `203.0.113.${last || 1}`;
}
