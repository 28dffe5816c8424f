import { z } from 'zod/v3';
import { JsonObject, KubernetesObject } from '../objects/KubernetesObject';
import { kinds } from '../objects/resourceKinds';
import { AddOnContext } from './AddOnContext';

const specSchema = z.object({
  minReplicas: z.number().default(1),
  maxReplicas: z.number(),
  scaleTargetRef: z.object({ name: z.string() }),
});

/** `status` of a HorizontalPodAutoscaler whose load needs no more than there is. */
export function toAutoscalerStatus(
  object: KubernetesObject,
  { store, at }: AddOnContext & { at: string },
): JsonObject | undefined {
  const parsed = specSchema.safeParse(object.spec);
  if (!parsed.success) return undefined;
  const { scaleTargetRef, minReplicas } = parsed.data;
  const target = store.get(kinds.deployment, {
    namespace: object.metadata.namespace,
    name: scaleTargetRef.name,
  });
  const replicas = Number(target?.spec?.replicas ?? minReplicas);
  const condition = (type: string, reason: string, message: string) => ({
    type,
    status: type === 'ScalingLimited' ? 'False' : 'True',
    lastTransitionTime: at,
    reason,
    message,
  });
  return {
    currentReplicas: replicas,
    desiredReplicas: replicas,
    currentMetrics: [
      {
        type: 'Resource',
        resource: {
          name: 'cpu',
          current: { averageUtilization: 42, averageValue: '84m' },
        },
      },
    ],
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
  };
}
