/** What is known about a failure when the pause before the next try is chosen. */
export type Failure = {
  /** How many of this sort, refused or not, in a row: 1 for the first. */
  failures: number;
  /** The engine's problem, one word. */
  code: string;
  /** What the engine asked for. */
  retryAfterMs?: number;
  /** From 0 to 1. */
  random: number;
};

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
const FIRST_REFUSED_MS = 10_000;
const LONGEST_REFUSED_MS = 120_000;

/** Whether an engine answers, but not to us. */
export function isRefusal(code: string): boolean {
  return ['Unauthorized', 'Forbidden'].includes(code);
}

/**
 * The pause before an engine is observed anew: doubles from 1 s to 60 s, shortened by chance to no
 * less than half so that many backends do not come at once. Refused credentials seldom get better by
 * asking, and Argo CD locks an account after five wrong passwords in five minutes, so they start at
 * 10 s and reach 2 minutes. Never shorter than what the engine asked for.
 *
 * @returns milliseconds
 */
export function deriveRetryDelay(failure: Failure): number {
  const [first, longest] = isRefusal(failure.code)
    ? [FIRST_REFUSED_MS, LONGEST_REFUSED_MS]
    : [FIRST_MS, LONGEST_MS];
  const doubled = Math.min(longest, first * 2 ** (failure.failures - 1));
  const jittered = Math.round(doubled * (1 - failure.random / 2));
  return Math.max(jittered, failure.retryAfterMs ?? 0);
}
