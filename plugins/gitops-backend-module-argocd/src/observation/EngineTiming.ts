import { sleep } from '@backstage-gitops/plugin-gitops-node';

/** Time and chance, passed in so that tests need not wait for either. */
export type EngineTiming = {
  /** Resolves after so many milliseconds, or at once when `signal` aborts. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
};

/** The time and chance of the machine. */
export const systemTiming: EngineTiming = { sleep, random: Math.random };
