/**
 * Iterates like `for await`, but ends at an abort even when the iterable does not: an engine that
 * hangs in a request it does not abort must not hold up a shutdown.
 */
export async function* iterateUntilAborted<T>(
  iterable: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void> {
  const iterator = iterable[Symbol.asyncIterator]();
  let onAbort = () => {};
  const aborted = new Promise<IteratorResult<T>>(resolve => {
    onAbort = () => resolve({ done: true, value: undefined });
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
  try {
    while (!signal.aborted) {
      const next = iterator.next();
      // A rejection that comes after the abort has nobody left to tell.
      next.catch(() => {});
      const result = await Promise.race([next, aborted]);
      if (result.done) return;
      yield result.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    // Not awaited: a generator that hangs inside never settles its return either.
    iterator.return?.().catch(() => {});
  }
}
