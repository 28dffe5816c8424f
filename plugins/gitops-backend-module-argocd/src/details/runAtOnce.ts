/**
 * Runs something for each item, only a few at a time, and gives what became of each in their order.
 *
 * @param items - what to run for
 * @param options - `atOnce`: how many at a time; `run`: what to run; `signal`: when it aborts nothing more
 *   is begun
 */
export async function runAtOnce<Item, Result>(
  items: readonly Item[],
  options: {
    atOnce: number;
    run(item: Item): Promise<Result>;
    signal: AbortSignal;
  },
): Promise<PromiseSettledResult<Result>[]> {
  const { atOnce, run, signal } = options;
  const results: PromiseSettledResult<Result>[] = [];
  let next = 0;
  const work = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      try {
        signal.throwIfAborted();
        results[index] = {
          status: 'fulfilled',
          value: await run(items[index]),
        };
      } catch (reason) {
        results[index] = { status: 'rejected', reason };
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  signal.throwIfAborted();
  return results;
}
