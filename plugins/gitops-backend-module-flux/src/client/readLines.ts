const LONGEST_LINE = 8 * 1024 * 1024;

/**
 * Cuts a byte stream into lines, wherever the network cut it, inside a character too. What stands
 * after the last line break when the stream ends was cut off and is dropped, unless `keepRest`. The stream
 * is let go as soon as nobody reads on.
 *
 * @throws RangeError when a line is longer than 8 Mi characters: the sender is not what we think;
 * the signal's reason when it aborts.
 */
export async function* readLines(
  stream: ReadableStream<Uint8Array>,
  options: { signal?: AbortSignal; keepRest?: boolean } = {},
): AsyncGenerator<string, void, undefined> {
  const { signal } = options;
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest: string[] = [];
  let length = 0;
  // Not awaited: a stream whose sender hangs may never finish being cancelled.
  const letGo = () => {
    reader.cancel().catch(() => {});
  };
  signal?.addEventListener('abort', letGo, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) {
        const last = rest.join('');
        if (options.keepRest && last.trim()) yield last;
        return;
      }
      const parts = decoder.decode(value, { stream: true }).split('\n');
      for (const [index, part] of parts.entries()) {
        length += part.length;
        if (length > LONGEST_LINE) throw new RangeError('line too long');
        rest.push(part);
        if (index < parts.length - 1) {
          const line = rest.join('');
          rest = [];
          length = 0;
          if (line.trim()) yield line;
        }
      }
    }
  } finally {
    signal?.removeEventListener('abort', letGo);
    letGo();
  }
}
