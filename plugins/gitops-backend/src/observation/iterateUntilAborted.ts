/**
 * Iterates like `for await`, but ends at an abort even when the iterable does not: an engine that
 * hangs in a request it does not abort must not hold up a shutdown.
 */
export async function* iterateUntilAborted<T>(
  iterable: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void> {
  const iterator = iterable[Symbol.asyncIterator]();
  try {
    while (!signal.aborted) {
      const result = await nextUnlessAborted(iterator, signal);
      if (result.done) return;
      yield result.value;
    }
  } finally {
    // Not awaited: a generator that hangs inside never settles its return either.
    iterator.return?.().catch(() => {});
  }
}

/**
 * Not a `Promise.race` with one promise for the abort: that promise would keep every event it ever
 * raced against.
 */
function nextUnlessAborted<T>(
  iterator: AsyncIterator<T>,
  signal: AbortSignal,
): Promise<IteratorResult<T, unknown>> {
  return new Promise((resolve, reject) => {
    const onAbort = () => resolve({ done: true, value: undefined });
    signal.addEventListener('abort', onAbort);
    iterator
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}
