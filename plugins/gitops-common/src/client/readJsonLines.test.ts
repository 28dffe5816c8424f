import { readJsonLines } from './readJsonLines';

function createBody(...chunks: (string | Uint8Array)[]): {
  body: ReadableStream<Uint8Array>;
  isCancelled: () => boolean;
} {
  let cancelled = false;
  const queue = [...chunks];
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const next = queue.shift();
        if (next === undefined) controller.close();
        else {
          controller.enqueue(
            typeof next === 'string' ? new TextEncoder().encode(next) : next,
          );
        }
      },
      cancel() {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, isCancelled: () => cancelled };
}

async function collect(body: ReadableStream<Uint8Array>) {
  const values: unknown[] = [];
  for await (const value of readJsonLines(body)) values.push(value);
  return values;
}

describe('readJsonLines', () => {
  it('cuts at line ends, not at chunks, and passes over empty lines', async () => {
    const { body } = createBody('{"a"', ':1}\n\n{"a":2', '}\n');
    expect(await collect(body)).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('takes a last line without an end, and a character cut in two', async () => {
    const bytes = new TextEncoder().encode('{"text":"ü"}');
    const { body } = createBody(bytes.slice(0, 10), bytes.slice(10));
    expect(await collect(body)).toEqual([{ text: 'ü' }]);
  });

  it('rejects on a line that is no JSON, after those before it', async () => {
    const { body } = createBody('{"a":1}\n<html>\n');
    const values = readJsonLines(body);
    expect(await values.next()).toEqual({ done: false, value: { a: 1 } });
    await expect(values.next()).rejects.toThrow(SyntaxError);
  });

  it('lets go of the body when nobody reads on', async () => {
    const { body, isCancelled } = createBody('1\n2\n3\n', '4\n');
    for await (const value of readJsonLines(body)) {
      if (value === 2) break;
    }
    expect(isCancelled()).toBe(true);
  });
});
