import { EngineError } from './EngineError';

/**
 * Reads a body, but never more of it than we can hold.
 *
 * @param response - the answer
 * @param options - `maxBytes`, and `subject`: who answers, for the error
 * @throws {@link EngineError} when there is more.
 * @public
 */
export async function readBoundedText(
  response: Response,
  options: { maxBytes: number; subject: string },
): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > options.maxBytes) {
        throw new EngineError({
          code: 'InvalidResponse',
          message: `${options.subject} answers with more than ${
            options.maxBytes / 1024 / 1024
          } MiB.`,
        });
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
