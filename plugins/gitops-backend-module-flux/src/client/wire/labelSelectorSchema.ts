import { z } from 'zod/v3';

/** Which objects belong to a workload. */
export const labelSelectorSchema = z.object({
  matchLabels: z.record(z.string()).nullish(),
  matchExpressions: z
    .array(
      z.object({
        key: z.string(),
        operator: z.string(),
        values: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});

/** See {@link labelSelectorSchema}. */
export type LabelSelector = z.infer<typeof labelSelectorSchema>;
