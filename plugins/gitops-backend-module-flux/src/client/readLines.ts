const LONGEST_LINE = 8 * 1024 * 1024;

/**
 * Cuts a byte stream into lines, wherever the network cut it, inside a character too. What stands
 * after the last line break when the stream ends was cut off and is dropped.
 *
 * @throws RangeError when a line is longer than 8 Mi characters: the sender is not what we think.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const parts = decoder.decode(chunk, { stream: true }).split('\n');
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
}
