import { sleep } from '@backstage-gitops/plugin-gitops-node';

/** Time and chance, passed in so that tests need not wait for either. */
export type EngineTiming = {
  /** Resolves after so many milliseconds, or at once when `signal` aborts. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Milliseconds that a stream may send nothing once it has begun: Argo CD sends a comment every 15
   * seconds, and two of them may be late. For ever when absent.
   */
  silenceMs?: number;
};

/** The time and chance of the machine. */
export const systemTiming: EngineTiming = {
  sleep,
  random: Math.random,
  now: Date.now,
  silenceMs: 45_000,
};
