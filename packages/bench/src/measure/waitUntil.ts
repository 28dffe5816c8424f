import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer.
 *
 * @param ask - resolves with undefined while there is none; what it throws counts as none
 * @param options - `what` is waited for; `everyMs` and `limitMs`: milliseconds. Between two questions is at
 *   least a twentieth of the time that went by, so that asking itself is no load
 * @throws when the time is up.
 */
export async function waitUntil<T>(
  ask: () => Promise<T | undefined>,
  options: { what: string; everyMs: number; limitMs: number },
): Promise<T> {
  const startedAt = performance.now();
  const deadline = startedAt + options.limitMs;
  let reason: unknown;
  while (performance.now() < deadline) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      reason = error;
    }
    await sleep(
      Math.max(options.everyMs, (performance.now() - startedAt) / 20),
    );
  }
  throw new Error(`Waited in vain for ${options.what}: ${reason ?? ''}`);
}
