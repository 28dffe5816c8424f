import { sleep as realSleep } from './sleep';

/** Timers are late by some milliseconds; by more, only where this process had no turn itself. */
const LATE_MS = 500;
const MOST_EXTENSIONS = 5;

/**
 * Waits out the time an answer may take. Time in which this process was too busy to listen is not held against who
 * answers: a limit that passed meanwhile is extended by as much, up to five times.
 *
 * @param ms - milliseconds
 * @param options - `signal` calls it off; `now` (milliseconds) and `sleep` are the real ones by default
 * @returns whether the time is up: false when it was called off
 * @public
 */
export async function outlast(
  ms: number,
  options: {
    signal: AbortSignal;
    now?: () => number;
    sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  },
): Promise<boolean> {
  const { signal, now = () => performance.now(), sleep = realSleep } = options;
  let pause = ms;
  for (let turn = 0; turn <= MOST_EXTENSIONS; turn++) {
    const due = now() + pause;
    await sleep(pause, signal);
    if (signal.aborted) return false;
    const late = now() - due;
    if (late < LATE_MS) return true;
    pause = Math.min(late, ms);
  }
  return true;
}
