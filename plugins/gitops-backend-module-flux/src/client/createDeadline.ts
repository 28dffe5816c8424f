import { outlast } from '@backstage-gitops/plugin-gitops-node';
import { Timing } from './Timing';

/** An abort signal that fires by itself after a while, and a way to call it off. */
export type Deadline = { signal: AbortSignal; cancel(): void };

/**
 * Limits an activity in time.
 *
 * @param ms - how long it may take, see outlast
 * @param options - `signal` aborts it as well; the reason then is the signal's own
 */
export function createDeadline(
  ms: number,
  options: { timing: Timing; signal?: AbortSignal },
): Deadline {
  const limit = new AbortController();
  const cancelled = new AbortController();
  const { now, sleep } = options.timing;
  outlast(ms, { signal: cancelled.signal, now, sleep }).then(isOver => {
    if (isOver) {
      limit.abort(
        Object.assign(new Error('took too long'), { name: 'TimeoutError' }),
      );
    }
  });
  return {
    signal: options.signal
      ? AbortSignal.any([options.signal, limit.signal])
      : limit.signal,
    cancel: () => cancelled.abort(),
  };
}
