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
/** Nobody answers: asking costs nobody anything, and somebody waits to see it come back. */
const LONGEST_UNANSWERED_MS = 15_000;
const LONGEST_MS = 30_000;
const FIRST_REFUSED_MS = 10_000;
const LONGEST_REFUSED_MS = 120_000;
/** An engine may ask for any time; longer than this nobody should have to wait for it to be back. */
const LONGEST_ASKED_MS = 300_000;

const UNANSWERED = [
  'ConnectionRefused',
  'ConnectionLost',
  'HostNotFound',
  'TimedOut',
];

/** Whether an engine answers, but not to us. */
export function isRefusal(code: string): boolean {
  return ['Unauthorized', 'Forbidden'].includes(code);
}

/**
 * The pause before an engine is observed anew: doubles from 1 s to 15 s while nobody answers and to 30 s
 * while the answers are no good, shortened by chance to no less than half so that many backends do not
 * come at once. Refused credentials seldom get better by asking, and Argo CD locks an account after five
 * wrong passwords in five minutes, so they start at 10 s and reach 2 minutes. Never shorter than what the
 * engine asked for, of which five minutes count at most.
 *
 * @returns milliseconds
 */
export function deriveRetryDelay(failure: Failure): number {
  const [first, longest] = selectBounds(failure.code);
  const doubled = Math.min(longest, first * 2 ** (failure.failures - 1));
  const jittered = Math.round(doubled * (1 - failure.random / 2));
  const asked = Math.min(LONGEST_ASKED_MS, failure.retryAfterMs ?? 0);
  return Math.max(jittered, asked);
}

function selectBounds(code: string): [first: number, longest: number] {
  if (isRefusal(code)) return [FIRST_REFUSED_MS, LONGEST_REFUSED_MS];
  return [
    FIRST_MS,
    UNANSWERED.includes(code) ? LONGEST_UNANSWERED_MS : LONGEST_MS,
  ];
}
