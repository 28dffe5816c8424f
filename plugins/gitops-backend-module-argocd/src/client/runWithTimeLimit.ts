import { outlast } from '@backstage-gitops/plugin-gitops-node';

/** Named as the platform names it, so that it is understood like one of `AbortSignal.timeout`. */
class TimeLimitError extends Error {
  override name = 'TimeoutError';
}

/**
 * Runs something that ends when the caller aborts or when its time is up. The promise settles then
 * even if what runs does not listen to the signal it is given.
 *
 * @param run - what to run
 * @param options - `limitMs`: milliseconds it may take, see outlast
 */
export async function runWithTimeLimit<T>(
  run: (signal: AbortSignal) => Promise<T>,
  options: { signal: AbortSignal; limitMs: number },
): Promise<T> {
  options.signal.throwIfAborted();
  const controller = new AbortController();
  let stop = (_reason: unknown) => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = reason => {
      controller.abort(reason);
      reject(reason);
    };
  });
  const onAbort = () => stop(options.signal.reason);
  options.signal.addEventListener('abort', onAbort, { once: true });
  const done = new AbortController();
  outlast(options.limitMs, { signal: done.signal }).then(
    isOver => isOver && stop(new TimeLimitError()),
  );
  try {
    return await Promise.race([run(controller.signal), stopped]);
  } finally {
    done.abort();
    options.signal.removeEventListener('abort', onAbort);
  }
}
