import { z } from 'zod/v4';
import { wire } from '../wire';

const { text, part } = wire;

/** An ExternalSecret (external-secrets.io), cut to what is shown: never a value. */
export const externalSecretObjectSchema = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    /** Absent where each entry names a store of its own. */
    secretStoreRef: part(z.object({ kind: text, name: text })),
    target: part(z.object({ name: text })),
  }),
  status: part(
    z.object({ refreshTime: text, binding: part(z.object({ name: text })) }),
  ),
});

/** See {@link externalSecretObjectSchema}. */
export type ExternalSecretObject = z.output<typeof externalSecretObjectSchema>;
