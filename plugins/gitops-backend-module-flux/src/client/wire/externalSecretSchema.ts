import { z } from 'zod/v3';
import { conditionSchema } from './conditionSchema';

/**
 * An ExternalSecret: which store it reads and whether that worked. Never what it holds.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export const externalSecretSchema = z.object({
  spec: z.object({
    secretStoreRef: z
      .object({
        kind: z.string().default('SecretStore'),
        name: z.string().default(''),
      })
      .nullish(),
    target: z.object({ name: z.string().optional() }).nullish(),
  }),
  status: z
    .object({
      refreshTime: z.string().nullish(),
      conditions: z.array(conditionSchema).nullish().catch(undefined),
      binding: z.object({ name: z.string().optional() }).nullish(),
    })
    .nullish(),
});

/** See {@link externalSecretSchema}. */
export type ExternalSecret = z.infer<typeof externalSecretSchema>;
