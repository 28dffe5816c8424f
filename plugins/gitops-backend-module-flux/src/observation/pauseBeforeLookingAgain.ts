import { Timing } from '../client';

const PERIOD_MS = 6 * 60_000;

/**
 * Waits some six minutes, not the same for every cluster and kind, before asking again for what could
 * not be read: what is granted or installed later is seen then.
 *
 * @returns whether to ask, as nobody stopped it meanwhile.
 */
export async function pauseBeforeLookingAgain(
  timing: Timing,
  signal: AbortSignal,
): Promise<boolean> {
  await timing.sleep(PERIOD_MS * (0.9 + 0.2 * timing.random()), signal);
  return !signal.aborted;
}
