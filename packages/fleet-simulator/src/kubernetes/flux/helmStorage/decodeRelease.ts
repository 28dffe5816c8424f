import { gunzipSync } from 'node:zlib';
import { z } from 'zod/v3';
import { HelmRecord } from './HelmRecord';

const recordSchema = z.object({
  name: z.string(),
  info: z.object({
    first_deployed: z.string(),
    last_deployed: z.string(),
    deleted: z.string(),
    description: z.string(),
    status: z.string(),
  }),
  chart: z.record(z.unknown()),
  config: z.record(z.unknown()),
  manifest: z.string(),
  version: z.number(),
  namespace: z.string(),
});

/**
 * What `data.release` of a release's Secret holds.
 *
 * @throws when it is none
 */
export function decodeRelease(data: string): HelmRecord {
  const text = Buffer.from(data, 'base64').toString();
  const json = gunzipSync(Buffer.from(text, 'base64')).toString();
  return recordSchema.parse(JSON.parse(json));
}
