import { z } from 'zod/v3';

/** What of a Job tells whether it began, and how it ended. */
export const startedJobSchema = z.object({
  metadata: z.object({ name: z.string() }),
  status: z
    .object({
      startTime: z.string().nullish(),
      conditions: z
        .array(
          z.object({
            type: z.string(),
            status: z.string(),
            message: z.string().nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});
