import { z } from 'zod/v3';

/** One page of a list. Items are parsed one by one, so that a bad one does not hide the others. */
export const kubernetesListSchema = z.object({
  metadata: z.object({
    resourceVersion: z.string(),
    continue: z.string().optional(),
  }),
  items: z.array(z.unknown()).nullable(),
});
