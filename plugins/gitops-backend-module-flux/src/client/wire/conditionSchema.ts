import { z } from 'zod/v3';

/** A status condition (`metav1.Condition`). */
export const conditionSchema = z.object({
  type: z.string(),
  status: z.enum(['True', 'False', 'Unknown']),
  reason: z.string().default(''),
  message: z.string().default(''),
  observedGeneration: z.number().optional(),
  lastTransitionTime: z.string().optional(),
});

/** See {@link conditionSchema}. */
export type Condition = z.infer<typeof conditionSchema>;
