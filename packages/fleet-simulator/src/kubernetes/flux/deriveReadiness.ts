import { z } from 'zod/v3';
import { KubernetesObject } from '../objects/KubernetesObject';
import { parseConditions } from './conditions';

const deployment = z.object({
  spec: z.object({ replicas: z.number().default(1) }),
  status: z.object({
    observedGeneration: z.number().default(0),
    replicas: z.number().default(0),
    updatedReplicas: z.number().default(0),
    availableReplicas: z.number().default(0),
  }),
});

/** What kstatus says of an object. */
export type Readiness = 'Current' | 'InProgress' | 'Failed' | 'NotFound';

/** kstatus in small: workloads by their replicas, everything else by its conditions, the rest is Current. */
export function deriveReadiness(
  object: KubernetesObject | undefined,
): Readiness {
  if (!object) return 'NotFound';
  const { generation } = object.metadata;
  if (object.kind === 'Deployment') {
    const parsed = deployment.safeParse(object);
    if (!parsed.success) return 'InProgress';
    const { spec, status } = parsed.data;
    const isRolledOut =
      status.observedGeneration === generation &&
      status.replicas === spec.replicas &&
      status.updatedReplicas === spec.replicas &&
      status.availableReplicas === spec.replicas;
    return isRolledOut ? 'Current' : 'InProgress';
  }
  const observed = object.status?.observedGeneration;
  if (observed !== undefined && observed !== generation) return 'InProgress';
  const conditions = parseConditions(object.status);
  const isTrue = (type: string) =>
    conditions.some(found => found.type === type && found.status === 'True');
  if (isTrue('Reconciling')) return 'InProgress';
  if (isTrue('Stalled')) return 'Failed';
  const ready = conditions.find(({ type }) => type === 'Ready');
  return !ready || ready.status === 'True' ? 'Current' : 'InProgress';
}
