import { join } from 'node:path';
import type { ReaderCalls } from '../processes/readerProcess';
import { startChild } from '../processes/startChild';
import { World } from './startWorld';

// eslint-disable-next-line no-restricted-syntax -- a program of this repository, never bundled
const file = join(__dirname, '..', 'processes', 'readerProcess.ts');

/**
 * Reads the same streams with a plain client in a fresh process: download, find the frames,
 * `JSON.parse`, forget.
 *
 * @param world - with all its Argo CDs answering
 * @param options - `times`: the quickest of so many counts
 */
export async function measureBareRead(
  { instances, token }: World,
  options: { times: number },
) {
  const reads: { ms: number; cpuMs: number; bytes: number }[] = [];
  for (let time = 0; time < options.times; time++) {
    const reader = startChild<ReaderCalls>(file);
    try {
      reads.push(
        await reader.call(
          'read',
          instances.map(({ url, applications }) => ({
            url,
            token,
            applications,
          })),
        ),
      );
    } finally {
      await reader.stop();
    }
  }
  return reads.reduce((best, each) => (each.ms < best.ms ? each : best));
}
