import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';

/** A line of a log, as it is shown. */
export type LogLine = {
  /** Counts all lines of one session as they came, from 0. */
  number: number;
  pod: string;
  container?: string;
  /** ISO 8601. */
  at?: string;
  text: string;
};

/**
 * How a log is being read.
 *
 * - `connecting`: nothing came yet
 * - `streaming`: lines come
 * - `waiting`: the connection was lost; it is tried again at `retryAt`
 * - `paused`: nobody looks
 * - `ended`: all lines were sent
 * - `failed`: it cannot be read, and is not tried again by itself
 */
export type LogPhase =
  | 'connecting'
  | 'streaming'
  | 'waiting'
  | 'paused'
  | 'ended'
  | 'failed';

/** What is known of a log. */
export type LogState = {
  phase: LogPhase;
  /** The newest ones, oldest first. */
  lines: readonly LogLine[];
  /** How many older lines were let go. */
  dropped: number;
  problems: readonly { pod?: string; problem: EngineProblem }[];
  /** ISO 8601: only while `waiting`. */
  retryAt?: string;
  /** Why the last connection was lost. */
  error?: Error;
};
