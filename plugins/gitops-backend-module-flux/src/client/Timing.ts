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
  sleep(ms, signal) {
    return new Promise(resolve => {
      if (signal?.aborted) {
        resolve();
        return;
      }
      // eslint-disable-next-line prefer-const -- the two name each other
      let timer: NodeJS.Timeout | undefined;
      const settle = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', settle);
        resolve();
      };
      timer = setTimeout(settle, ms);
      signal?.addEventListener('abort', settle, { once: true });
    });
  },
};
