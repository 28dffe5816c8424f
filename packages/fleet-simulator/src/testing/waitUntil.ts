import { setTimeout as sleep } from 'node:timers/promises';

const ATTEMPTS = 1500;
const PAUSE_MS = 10;

/**
 * Asks until the answer is something, at most some 15 seconds.
 *
 * @throws with `what` when it stays undefined.
 */
export async function waitUntil<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(PAUSE_MS);
  }
  throw new Error(`Waited in vain until ${what}`);
}
