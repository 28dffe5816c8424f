import { z } from 'zod/v3';
import { JsonObject } from '../../Json';

const json = z.record(z.unknown()).transform(value => value as JsonObject);

/** What is read of the body of a sync; unknown fields are ignored. */
export const syncBody = z.object({
  appNamespace: z.string().nullish(),
  project: z.string().nullish(),
  revision: z.string().nullish(),
  dryRun: z.boolean().nullish(),
  prune: z.boolean().nullish(),
  strategy: json.nullish(),
  resources: z
    .array(
      z.object({
        group: z.string().nullish(),
        kind: z.string(),
        name: z.string(),
        namespace: z.string().nullish(),
      }),
    )
    .nullish(),
  syncOptions: z.object({ items: z.array(z.string()).nullish() }).nullish(),
  infos: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  retryStrategy: json.nullish(),
});

/** A parsed body of a sync. */
export type SyncBody = z.infer<typeof syncBody>;
