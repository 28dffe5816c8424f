/**
 * Waits for a database as long as is reasonable. What it does after that is not waited for.
 *
 * @throws when the time is over
 */
export async function readWithin<T>(
  work: Promise<T>,
  options: {
    ms: number;
    sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  },
): Promise<T> {
  const over = new AbortController();
  try {
    return await Promise.race([
      work,
      options.sleep(options.ms, over.signal).then(() => {
        throw new Error(`The database did not answer within ${options.ms} ms`);
      }),
    ]);
  } finally {
    over.abort();
  }
}
