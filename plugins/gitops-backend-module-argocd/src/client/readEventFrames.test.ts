import { readRecording } from '@backstage-gitops/recordings';
import { openRecordedStream } from '../__testUtils__/replayRecording';
import { readEventFrames } from './readEventFrames';

const options = { maxLength: 1024 * 1024, subject: 'Argo CD hub' };

/** What the server meant: the recorded text has one event a line, whatever the chunks were. */
function readMeant(name: string): string[] {
  return (readRecording('argocd', name).response.chunks ?? [])
    .map(({ text }) => text ?? '')
    .join('')
    .split('\n')
    .filter(line => line.startsWith('data: '))
    .map(line => line.slice('data: '.length).trim());
}

function streamOf(pieces: Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

function* cut(text: string, length: number): Generator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += length) {
    yield bytes.slice(start, start + length);
  }
}

async function collect(body: ReadableStream<Uint8Array>, settings = options) {
  const frames: string[] = [];
  for await (const frame of readEventFrames(body, settings)) frames.push(frame);
  return frames;
}

describe('readEventFrames', () => {
  it.each(['stream-sse', 'stream-sse-fields', 'stream-cluster-down'])(
    'reads every event of %s as the network cut it',
    async name => {
      const frames = await collect(openRecordedStream(name));
      expect(frames.length).toBeGreaterThan(10);
      expect(frames).toEqual(readMeant(name));
      frames.forEach(frame => expect(() => JSON.parse(frame)).not.toThrow());
    },
  );

  it.each([1, 2, 3, 7])(
    'reads the same in pieces of %i bytes, also through a character',
    async length => {
      const text =
        ':\n:\ndata: {"a":"Zürich → 東京 🚀"} \n\n\n:\ndata: {"b":1} \n\n\r\ndata: {"c":2}\r\n\r\n';
      expect(await collect(streamOf(cut(text, length)))).toEqual([
        '{"a":"Zürich → 東京 🚀"}',
        '{"b":1}',
        '{"c":2}',
      ]);
    },
  );

  it('leaves out an event that the end cuts off', async () => {
    const text = 'data: {"a":1} \n\n\ndata: {"b":';
    expect(await collect(streamOf(cut(text, 5)))).toEqual(['{"a":1}']);
  });

  it('refuses an event without end, before it fills the memory', async () => {
    const endless = function* endless() {
      for (let i = 0; i < 1000; i++) yield new TextEncoder().encode('data: xx');
    };
    await expect(
      collect(streamOf(endless()), { ...options, maxLength: 100 }),
    ).rejects.toMatchObject({ code: 'InvalidResponse' });
  });

  it('counts one event at a time, and keepalives not at all', async () => {
    const text = `${':\n'.repeat(200)}${'data: {"a":1} \n\n\n'.repeat(50)}`;
    expect(
      await collect(streamOf(cut(text, 11)), { ...options, maxLength: 40 }),
    ).toHaveLength(50);
  });
});
