import { Timing } from '../client';

const LONGEST_PAUSE_MS = 20_000;

/** Time in which every pause is over at once, and which notes how long each would have been. */
export function createTestTiming(): Timing & { readonly pauses: number[] } {
  const pauses: number[] = [];
  return {
    pauses,
    now: () => 0,
    random: () => 0.5,
    async sleep(ms, signal) {
      pauses.push(ms);
      if (ms < LONGEST_PAUSE_MS) return;
      // A limit, not a pause: it only ends by being called off.
      await new Promise<void>(resolve => {
        if (signal?.aborted) resolve();
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
    },
  };
}
