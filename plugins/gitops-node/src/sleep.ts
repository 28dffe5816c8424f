/**
 * Waits, unless or until the signal aborts. Never rejects, and does not keep the process alive.
 *
 * @param ms - milliseconds
 * @public
 */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, ms);
    timer.unref();
    function end() {
      clearTimeout(timer);
      resolve();
    }
    signal?.addEventListener('abort', end, { once: true });
  });
}
