import { z } from 'zod/v3';

/** What of a workload tells that its Pods are made anew. */
export const restartedObjectSchema = z.object({
  metadata: z.object({ generation: z.number().optional() }),
  spec: z
    .object({
      template: z
        .object({
          metadata: z
            .object({ annotations: z.record(z.string()).nullish() })
            .nullish(),
        })
        .nullish(),
    })
    .default({}),
  status: z.object({ observedGeneration: z.number().optional() }).nullish(),
});

/** See {@link restartedObjectSchema}. */
export type RestartedObject = z.infer<typeof restartedObjectSchema>;
