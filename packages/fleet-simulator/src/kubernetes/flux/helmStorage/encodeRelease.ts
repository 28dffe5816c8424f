import { gzipSync } from 'node:zlib';
import { HelmRecord } from './HelmRecord';

/** `data.release` of a release's Secret: base64, as in every Secret, of base64 of gzipped JSON. */
export function encodeRelease(record: HelmRecord): string {
  const text = gzipSync(JSON.stringify(record)).toString('base64');
  return Buffer.from(text).toString('base64');
}
