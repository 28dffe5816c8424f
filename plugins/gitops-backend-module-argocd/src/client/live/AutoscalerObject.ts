import { z } from 'zod/v4';
import { wire } from '../wire';

const count = z.number().nullish();

/** A HorizontalPodAutoscaler (autoscaling), cut to what is shown. */
export const autoscalerObjectSchema = z.object({
  spec: z.object({
    minReplicas: count,
    maxReplicas: z.number(),
    scaleTargetRef: z.object({ kind: z.string(), name: z.string() }),
  }),
  status: wire.part(
    z.object({ currentReplicas: count, desiredReplicas: count }),
  ),
});

/** See {@link autoscalerObjectSchema}. */
export type AutoscalerObject = z.output<typeof autoscalerObjectSchema>;
