import { z } from 'zod/v3';

/** What an action would do to the platform repository, as the scaffolder's backend tells it. */
export const previewPlanSchema = z.object({
  title: z.string(),
  warnings: z.array(z.string()),
  changes: z.array(
    z.object({
      path: z.string(),
      change: z.enum(['added', 'changed', 'removed']),
      before: z.string().optional(),
      after: z.string().optional(),
    }),
  ),
});

/** {@link previewPlanSchema} */
export type PreviewPlan = z.output<typeof previewPlanSchema>;

/** One file of it. */
export type PreviewChange = PreviewPlan['changes'][number];
