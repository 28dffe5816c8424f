import { z } from 'zod/v3';

/**
 * An Argo Rollout. Its `observedGeneration` is a text.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/specification/
 */
export const rolloutSchema = z.object({
  metadata: z.object({ generation: z.number().optional() }),
  spec: z.object({
    strategy: z
      .object({
        canary: z
          .object({ steps: z.array(z.unknown()).nullish() })
          .passthrough()
          .nullish(),
        blueGreen: z.object({}).passthrough().nullish(),
      })
      .nullish(),
  }),
  status: z
    .object({
      phase: z.string().optional(),
      message: z.string().optional(),
      observedGeneration: z.coerce.string().optional(),
      abort: z.boolean().optional(),
      currentStepIndex: z.number().nullish(),
      pauseConditions: z
        .array(
          z.object({
            reason: z.string().optional(),
            startTime: z.string().optional(),
          }),
        )
        .nullish(),
      canary: z
        .object({
          weights: z
            .object({
              canary: z.object({ weight: z.number().optional() }).nullish(),
            })
            .nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

/** See {@link rolloutSchema}. */
export type Rollout = z.infer<typeof rolloutSchema>;

/** One analysis of a Rollout. */
export const analysisRunSchema = z.object({
  status: z
    .object({ phase: z.string().optional(), message: z.string().optional() })
    .nullish(),
});
