import { realTiming } from '../client';

/** Looks every ten milliseconds, for some seconds at most. */
export async function waitUntil(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !condition(); turn++) {
    await realTiming.sleep(10);
  }
  if (!condition()) throw new Error('what was waited for did not come');
}
