import { readLines } from './readLines';

async function collect(chunks: Uint8Array[]): Promise<string[]> {
  const lines: string[] = [];
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      chunks.forEach(chunk => controller.enqueue(chunk));
      controller.close();
    },
  });
  for await (const line of readLines(stream)) {
    lines.push(line);
  }
  return lines;
}

const bytes = Buffer.from('{"name":"Zürich 🚀"}\n\n{"name":"日本"}\n');

describe('readLines', () => {
  it('gives the same lines wherever the bytes are cut, inside a character too', async () => {
    for (let size = 1; size <= bytes.length; size++) {
      const chunks = [];
      for (let at = 0; at < bytes.length; at += size) {
        chunks.push(bytes.subarray(at, at + size));
      }
      expect(await collect(chunks)).toEqual([
        '{"name":"Zürich 🚀"}',
        '{"name":"日本"}',
      ]);
    }
  });

  it('drops a line that was cut off', async () => {
    expect(await collect([Buffer.from('one\ntw')])).toEqual(['one']);
  });

  it('refuses a line without an end', async () => {
    const endless = Array.from({ length: 10 }, () =>
      Buffer.alloc(1024 * 1024, 'x'),
    );
    await expect(collect(endless)).rejects.toThrow(RangeError);
  });
});
