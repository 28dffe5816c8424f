import { z } from 'zod/v3';
import { conditionSchema } from './conditionSchema';
import { labelSelectorSchema } from './labelSelectorSchema';

const count = z.number().optional();

/** Deployment, StatefulSet, DaemonSet, ReplicaSet, Job: what makes Pods, and how far it is. */
export const workloadStateSchema = z.object({
  metadata: z.object({
    generation: z.number().optional(),
    annotations: z.record(z.string()).nullish(),
  }),
  spec: z.object({
    replicas: count,
    paused: z.boolean().optional(),
    suspend: z.boolean().optional(),
    selector: labelSelectorSchema.nullish(),
    template: z
      .object({
        spec: z
          .object({
            containers: z
              .array(z.object({ image: z.string().optional() }))
              .nullish(),
          })
          .nullish(),
      })
      .nullish(),
  }),
  status: z
    .object({
      observedGeneration: z.coerce.number().optional().catch(undefined),
      replicas: count,
      updatedReplicas: count,
      readyReplicas: count,
      availableReplicas: count,
      currentRevision: z.string().optional(),
      updateRevision: z.string().optional(),
      /** DaemonSet. */
      desiredNumberScheduled: count,
      updatedNumberScheduled: count,
      numberReady: count,
      numberAvailable: count,
      conditions: z.array(conditionSchema).nullish().catch(undefined),
    })
    .nullish(),
});

/** See {@link workloadStateSchema}. */
export type WorkloadState = z.infer<typeof workloadStateSchema>;
