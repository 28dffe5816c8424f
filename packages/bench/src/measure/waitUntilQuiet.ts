import { setTimeout as sleep } from 'node:timers/promises';
import { LIMIT_MS, World } from './startWorld';
import { waitUntil } from './waitUntil';

const WINDOW_MS = 1_000;
/** Of a window, in milliseconds: an idle backend with its catalog, and the minute's reads, take less. */
const IDLE_CPU_MS = 200;

/**
 * Waits until the backend has done for two seconds next to nothing: what follows a first picture is over.
 *
 * @returns the processor time that took
 */
export async function waitUntilQuiet({
  backend,
}: World): Promise<{ cpuMs: number }> {
  const startedWith = await backend.call('cpu');
  let quiet = 0;
  await waitUntil(
    async () => {
      const before = await backend.call('cpu');
      await sleep(WINDOW_MS);
      const spent = (await backend.call('cpu')) - before;
      quiet = spent < IDLE_CPU_MS ? quiet + 1 : 0;
      return quiet === 2 || undefined;
    },
    { what: 'quiet', everyMs: 0, limitMs: LIMIT_MS },
  );
  return { cpuMs: (await backend.call('cpu')) - startedWith };
}
