/**
 * Several streams as one, each item as it comes. All are ended when the reader is done with it.
 *
 * @param streams - none of which throws
 */
export async function* mergeStreams<T>(
  streams: readonly AsyncGenerator<T, void>[],
): AsyncGenerator<T, void> {
  const next = (stream: AsyncGenerator<T, void>) =>
    stream.next().then(result => ({ stream, result }));
  const waiting = new Map(streams.map(stream => [stream, next(stream)]));
  try {
    while (waiting.size > 0) {
      const { stream, result } = await Promise.race(waiting.values());
      if (result.done) waiting.delete(stream);
      else {
        waiting.set(stream, next(stream));
        yield result.value;
      }
    }
  } finally {
    // Not awaited: one that waits for a line ends with the signal it was given.
    for (const stream of waiting.keys()) stream.return().catch(() => {});
  }
}
