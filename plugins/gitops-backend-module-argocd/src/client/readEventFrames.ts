import { EngineError } from '@backstage-gitops/plugin-gitops-node';

/**
 * Reads server-sent events and yields the data of each. Frames are found by their blank line, never by
 * chunk: the network cuts where it likes, also inside a character. Comments, which Argo CD sends every
 * 15 seconds to keep the connection open, and a frame that the end cuts off are left out.
 *
 * @param body - the answer's body
 * @param options - `maxLength`: characters one frame may have; `subject`: who sends, for the error;
 *   `silenceMs`: milliseconds without a byte after which nobody is at the other end, for ever without
 */
export async function* readEventFrames(
  body: ReadableStream<Uint8Array>,
  options: { maxLength: number; subject: string; silenceMs?: number },
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let line = '';
  let data: string[] = [];
  let length = 0;
  let isSilent = false;
  const silence =
    options.silenceMs === undefined
      ? undefined
      : setTimeout(() => {
          isSilent = true;
          // Ends the read that waits.
          reader.cancel().catch(() => {});
        }, options.silenceMs).unref();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (isSilent) {
        throw new EngineError({
          code: 'TimedOut',
          message: `${options.subject} fell silent: the connection is dead.`,
        });
      }
      if (done) return;
      silence?.refresh();
      const text = decoder.decode(value, { stream: true });
      let start = 0;
      for (;;) {
        const end = text.indexOf('\n', start);
        const piece = text.slice(start, end < 0 ? undefined : end);
        line += piece;
        length += piece.length;
        if (length > options.maxLength) {
          throw new EngineError({
            code: 'InvalidResponse',
            message: `${options.subject} sent an event that is too large to be an Application.`,
          });
        }
        if (end < 0) break;
        start = end + 1;
        const whole = line.endsWith('\r') ? line.slice(0, -1) : line;
        line = '';
        if (whole.startsWith('data:')) data.push(whole.slice(5).trim());
        if (whole === '' || data.length === 0) length = 0;
        if (whole === '' && data.length > 0) {
          yield data.join('\n');
          data = [];
        }
      }
    }
  } finally {
    clearTimeout(silence);
    // Not awaited: a connection that hangs may never answer that it is closed.
    reader.cancel().catch(() => {});
  }
}
