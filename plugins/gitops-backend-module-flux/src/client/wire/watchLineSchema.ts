import { z } from 'zod/v3';

/** One line of a watch. */
export const watchLineSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.enum(['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK']),
    object: z
      .object({
        metadata: z.object({ resourceVersion: z.string() }).passthrough(),
      })
      .passthrough(),
  }),
  z.object({
    type: z.literal('ERROR'),
    object: z.object({ code: z.number().optional() }).passthrough(),
  }),
]);
