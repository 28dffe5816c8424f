import { z } from 'zod/v3';
import { LiveObject } from './LiveObject';

const schema = z.object({
  resourceVersion: z.string().default(''),
  creationTimestamp: z.string().default(''),
  labels: z.record(z.string()).optional(),
  annotations: z.record(z.string()).optional(),
});

/** What the metadata of a live object says. */
export function readMetadata({ manifest }: Pick<LiveObject, 'manifest'>) {
  return schema.parse(manifest.metadata ?? {});
}
