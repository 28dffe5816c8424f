import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { LogFrame } from '../client/streamLogs';
import { EngineTiming } from '../observation/EngineTiming';

/** Lines that were written are sent at once; Argo CD gives up on a cluster that hangs after 10 s. */
const BEGIN_MS = 20_000;
/** Argo CD sends a comment every 15 s once the first line was sent, and two of them may be late. */
const SILENCE_MS = 45_000;

/**
 * Frames of a log stream that does not hang for ever. Before the first line of a quiet container nothing tells a
 * live stream from a dead one: the cluster is asked then.
 *
 * @param frames - the stream; ends when `signal` aborts
 * @param options - `follow`: it goes on; `check`: throws when the cluster does not answer; `subject`: who sends
 * @throws EngineError when it hangs; what the stream and `check` throw.
 */
export async function* watchFrames(
  frames: AsyncGenerator<LogFrame, void>,
  options: {
    follow: boolean;
    subject: string;
    timing: EngineTiming;
    check(): Promise<unknown>;
    signal: AbortSignal;
  },
): AsyncGenerator<LogFrame, void> {
  const { follow, subject, timing, check, signal } = options;
  let isBegun = false;
  for (;;) {
    const next = frames.next();
    const settled = next.then(
      () => true,
      () => true,
    );
    const limit = isBegun && follow ? SILENCE_MS : BEGIN_MS;
    for (;;) {
      const waited = new AbortController();
      const isThere = await Promise.race([
        settled,
        timing.sleep(limit, waited.signal).then(() => false),
      ]);
      waited.abort();
      if (isThere || signal.aborted) break;
      if (isBegun || !follow) {
        throw new EngineError({
          code: 'TimedOut',
          message: `${subject} sent no more lines in time: the connection is dead, or the cluster does not answer.`,
        });
      }
      await check();
    }
    signal.throwIfAborted();
    const { done, value } = await next;
    if (done) return;
    isBegun = true;
    yield value;
    if (value.type === 'end') return;
  }
}
