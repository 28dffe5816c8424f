import { z } from 'zod/v4';
import { wire } from '../wire';

const { text, flag, list, part } = wire;
const analysis = part(z.object({ name: text, status: text, message: text }));

/** A Rollout (argoproj.io/v1alpha1) of Argo Rollouts, cut to what is shown. */
export const rolloutObjectSchema = z.object({
  metadata: z.object({ generation: z.number().nullish() }),
  spec: z.object({
    strategy: part(
      z.object({
        canary: part(
          z.object({
            steps: list(z.object({ setWeight: z.number().nullish() })),
          }),
        ),
        blueGreen: part(z.object({})),
      }),
    ),
  }),
  status: part(
    z.object({
      phase: text,
      message: text,
      abort: flag,
      /** A number as text. */
      observedGeneration: text,
      currentStepIndex: z.number().nullish(),
      pauseConditions: list(z.object({ reason: text, startTime: text })),
      canary: part(
        z.object({
          weights: part(
            z.object({
              canary: part(z.object({ weight: z.number().nullish() })),
            }),
          ),
          currentStepAnalysisRunStatus: analysis,
          currentBackgroundAnalysisRunStatus: analysis,
        }),
      ),
      blueGreen: part(
        z.object({
          prePromotionAnalysisRunStatus: analysis,
          postPromotionAnalysisRunStatus: analysis,
        }),
      ),
    }),
  ),
});

/** See {@link rolloutObjectSchema}. */
export type RolloutObject = z.output<typeof rolloutObjectSchema>;
