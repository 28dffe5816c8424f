import { z } from 'zod/v3';

/** Answer of `GET /apis/<group>`. */
export const apiGroupSchema = z.object({
  kind: z.literal('APIGroup'),
  versions: z.array(z.object({ version: z.string() })),
  preferredVersion: z.object({ version: z.string() }).optional(),
});

/** Answer of `GET /apis/<group>/<version>`. */
export const apiResourceListSchema = z.object({
  kind: z.literal('APIResourceList'),
  resources: z.array(
    z.object({
      name: z.string(),
      kind: z.string().optional(),
      namespaced: z.boolean().optional(),
    }),
  ),
});
