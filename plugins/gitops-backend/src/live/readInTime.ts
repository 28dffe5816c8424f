import { EngineError } from '@backstage-gitops/plugin-gitops-node';

/**
 * Waits for an engine as long as is reasonable, also for one that does not listen to its signal.
 *
 * @param work - begins the work; its signal aborts when the time is over or the outer signal aborts
 * @throws EngineError `TimedOut`; the reason of the outer signal
 */
export async function readInTime<T>(
  work: (signal: AbortSignal) => Promise<T>,
  options: {
    ms: number;
    /** Who is waited for, at the start of a sentence. */
    subject: string;
    signal: AbortSignal;
    sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  },
): Promise<T> {
  const { ms, subject, signal, sleep } = options;
  signal.throwIfAborted();
  const end = new AbortController();
  const leave = () => end.abort(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  const settled = new AbortController();
  try {
    return await Promise.race([
      work(end.signal),
      new Promise<never>((_resolve, reject) => {
        end.signal.addEventListener('abort', () => reject(end.signal.reason));
      }),
      sleep(ms, settled.signal).then(() => {
        throw new EngineError({
          code: 'TimedOut',
          message: `${subject} did not answer within ${Math.round(
            ms / 1_000,
          )} seconds.`,
        });
      }),
    ]);
  } finally {
    signal.removeEventListener('abort', leave);
    settled.abort();
    end.abort();
  }
}
