/** Reads again and again, one read at a time, and only while somebody looks. */
export type RefreshLoop = {
  /** Reads now; when a read is under way, once more after it; when paused, on resuming. */
  refresh(): void;
  /** Stops reading. A read under way may end. */
  pause(): void;
  /** Reads at once and goes on. */
  resume(): void;
  /** Ends for good and aborts a read under way. */
  stop(): void;
};

/**
 * Creates a loop that stands still until `resume`.
 *
 * @param read - must settle, failures included, and must not throw; its signal aborts on `stop` and
 * after `timeoutMs`, so that a backend that hangs cannot stop the loop
 * @param options - `intervalMs`: from the end of a read to the next
 */
export function createRefreshLoop(
  read: (signal: AbortSignal) => Promise<void>,
  options: { intervalMs: number; timeoutMs: number },
): RefreshLoop {
  let state: 'paused' | 'going' | 'stopped' = 'paused';
  let again = false;
  let current: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run() {
    clearTimeout(timer);
    if (current || state !== 'going') {
      again = true;
      return;
    }
    again = false;
    const controller = new AbortController();
    current = controller;
    const limit = setTimeout(
      () => controller.abort(new Error('The backend did not answer in time')),
      options.timeoutMs,
    );
    await read(controller.signal);
    clearTimeout(limit);
    current = undefined;
    if (state !== 'going') return;
    if (again) run();
    else timer = setTimeout(run, options.intervalMs);
  }

  return {
    refresh: run,
    pause() {
      if (state === 'going') state = 'paused';
      clearTimeout(timer);
    },
    resume() {
      if (state === 'stopped') return;
      state = 'going';
      run();
    },
    stop() {
      state = 'stopped';
      clearTimeout(timer);
      current?.abort();
    },
  };
}
