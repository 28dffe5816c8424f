import { EngineError } from '@backstage-gitops/plugin-gitops-node';

/**
 * Reads a body line by line; the network cuts where it likes, also inside a character. What stands behind the
 * last line break is a line as well.
 *
 * @param body - the answer's body; closed when the reader is done with it
 * @param options - `maxLength`: characters one line may have; `subject`: who sends, for the error
 */
export async function* readTextLines(
  body: ReadableStream<Uint8Array>,
  options: { maxLength: number; subject: string },
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let pieces: string[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const text = done
        ? decoder.decode()
        : decoder.decode(value, { stream: true });
      const [head, ...lines] = text.split('\n');
      pieces.push(head);
      length += head.length;
      if (length > options.maxLength) {
        throw new EngineError({
          code: 'InvalidResponse',
          message: `${options.subject} sent a line that is too long to be shown.`,
        });
      }
      for (const line of lines) {
        yield pieces.join('');
        pieces = [line];
        length = line.length;
      }
      if (done) {
        if (length > 0) yield pieces.join('');
        return;
      }
    }
  } finally {
    // Not awaited: a connection that hangs may never answer that it is closed.
    reader.cancel().catch(() => {});
  }
}
