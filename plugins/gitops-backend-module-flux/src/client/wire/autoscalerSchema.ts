import { z } from 'zod/v3';

/** A HorizontalPodAutoscaler. */
export const autoscalerSchema = z.object({
  spec: z.object({
    minReplicas: z.number().optional(),
    maxReplicas: z.number(),
    scaleTargetRef: z.object({ kind: z.string(), name: z.string() }),
  }),
  status: z
    .object({
      currentReplicas: z.number().optional(),
      desiredReplicas: z.number().optional(),
    })
    .nullish(),
});
