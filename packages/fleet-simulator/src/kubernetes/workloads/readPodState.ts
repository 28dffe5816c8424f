import { z } from 'zod/v3';
import { PodState } from '../../workloads/PodState';
import { KubernetesObject } from '../objects/KubernetesObject';

const podSchema = z.object({
  spec: z.object({ nodeName: z.string().optional() }),
  status: z.object({
    phase: z.string(),
    containerStatuses: z
      .array(
        z.object({
          restartCount: z.number(),
          state: z.object({
            waiting: z.object({ reason: z.string() }).optional(),
            running: z.object({ startedAt: z.string() }).optional(),
          }),
          lastState: z
            .object({
              terminated: z.object({ startedAt: z.string() }).optional(),
            })
            .default({}),
        }),
      )
      .default([]),
  }),
});

const troubles = ['ImagePullBackOff', 'CrashLoopBackOff'] as const;

/** Where a stored pod is in its life; undefined for one that no kubelet has told of. */
export function readPodState(pod: KubernetesObject): PodState | undefined {
  const parsed = podSchema.safeParse(pod);
  if (!parsed.success) return undefined;
  const { spec, status } = parsed.data;
  const { name, uid = '', creationTimestamp = '' } = pod.metadata;
  const [first] = status.containerStatuses;
  const trouble = troubles.find(
    reason => reason === first?.state.waiting?.reason,
  );
  const isRunning = first?.state.running !== undefined;
  const started =
    first?.state.running?.startedAt ?? first?.lastState.terminated?.startedAt;
  return {
    name,
    uid,
    createdAt: creationTimestamp,
    phase: trouble ?? (isRunning ? 'Running' : 'Pending'),
    ...(started ? { startedAt: started } : {}),
    restarts: first?.restartCount ?? 0,
    ...(spec.nodeName ? { node: spec.nodeName } : {}),
    version: pod.metadata.resourceVersion ?? '',
  };
}
