/**
 * Begins a stream and waits a little for what it says first, so that a refusal is one and no broken stream.
 *
 * @param options.patienceMs - how long to wait; a stream that is silent for longer has begun as well
 * @returns the stream from its beginning
 * @throws what the stream throws before it says anything, within that time
 */
export async function beginStream<T>(
  stream: AsyncIterable<T>,
  options: {
    patienceMs: number;
    sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  },
): Promise<AsyncIterable<T>> {
  const iterator = stream[Symbol.asyncIterator]();
  const first = iterator.next();
  // Told to who reads the stream; until then it is no unhandled rejection.
  first.catch(() => {});
  const over = new AbortController();
  try {
    await Promise.race([first, options.sleep(options.patienceMs, over.signal)]);
  } finally {
    over.abort();
  }
  return {
    async *[Symbol.asyncIterator]() {
      try {
        for (
          let result = await first;
          !result.done;
          result = await iterator.next()
        ) {
          yield result.value;
        }
      } finally {
        iterator.return?.().catch(() => {});
      }
    },
  };
}
