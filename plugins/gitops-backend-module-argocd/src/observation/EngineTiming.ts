/** Time and chance, passed in so that tests need not wait for either. */
export type EngineTiming = {
  /** Resolves after so many milliseconds, or at once when `signal` aborts. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
};

/** The time and chance of the machine. */
export const systemTiming: EngineTiming = {
  sleep: (ms, signal) =>
    new Promise(resolve => {
      if (signal.aborted) {
        resolve();
        return;
      }
      let timer: NodeJS.Timeout | undefined = undefined;
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      timer = setTimeout(wake, ms);
      signal.addEventListener('abort', wake, { once: true });
    }),
  random: Math.random,
};
