import { z } from 'zod/v3';

/** The part of an ExternalSecret's spec that is used here. */
export const externalSecretSpec = z.object({
  secretStoreRef: z
    .object({ name: z.string(), kind: z.string().default('SecretStore') })
    .optional(),
  target: z
    .object({
      name: z.string().optional(),
      creationPolicy: z.string().default('Owner'),
    })
    .default({}),
  data: z
    .array(
      z.object({
        secretKey: z.string(),
        remoteRef: z.object({ key: z.string() }).passthrough(),
      }),
    )
    .default([]),
  dataFrom: z
    .array(
      z
        .object({ extract: z.object({ key: z.string() }).optional() })
        .passthrough(),
    )
    .default([]),
});

/** A parsed spec of an ExternalSecret. */
export type ExternalSecretSpec = z.infer<typeof externalSecretSpec>;
