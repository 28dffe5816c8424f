import { sleep } from '@backstage-gitops/plugin-gitops-node';

/** Time and chance, passed in so that tests decide both. */
export interface Timing {
  /** Milliseconds, only ever compared with each other. */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 up to, not including, 1. */
  random(): number;
}

/** Real time and chance. */
export const realTiming: Timing = {
  now: () => performance.now(),
  random: Math.random,
  sleep,
};
