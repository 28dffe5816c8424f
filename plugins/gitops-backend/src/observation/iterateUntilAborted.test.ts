import { iterateUntilAborted } from './iterateUntilAborted';

async function collect(
  iterable: AsyncIterable<number>,
  signal: AbortSignal,
): Promise<number[]> {
  const seen: number[] = [];
  for await (const each of iterateUntilAborted(iterable, signal)) {
    seen.push(each);
  }
  return seen;
}

describe('iterateUntilAborted', () => {
  it('iterates to the end, and hands a rejection on', async () => {
    const { signal } = new AbortController();
    async function* two() {
      yield 1;
      yield 2;
    }
    expect(await collect(two(), signal)).toEqual([1, 2]);
    async function* failing() {
      yield 1;
      throw new Error('no more');
    }
    await expect(collect(failing(), signal)).rejects.toThrow('no more');
  });

  it('ends at an abort while the iterable hangs, and asks it to return', async () => {
    const abort = new AbortController();
    const returned = jest.fn(async () => ({
      done: true as const,
      value: undefined,
    }));
    const hanging = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<IteratorResult<number>>(() => {}),
        return: returned,
      }),
    };
    setImmediate(() => abort.abort());
    expect(await collect(hanging, abort.signal)).toEqual([]);
    expect(returned).toHaveBeenCalled();
  });

  it('takes a rejection after the abort for nothing', async () => {
    const abort = new AbortController();
    let fail = (_error: Error) => {};
    const late = {
      [Symbol.asyncIterator]: () => ({
        next: () =>
          new Promise<IteratorResult<number>>((_resolve, reject) => {
            fail = reject;
          }),
      }),
    };
    setImmediate(() => abort.abort());
    expect(await collect(late, abort.signal)).toEqual([]);
    fail(new Error('too late'));
    await new Promise(resolve => setImmediate(resolve));
  });

  it('listens to the signal only while it waits', async () => {
    const { signal } = new AbortController();
    const added = jest.spyOn(signal, 'addEventListener');
    const removed = jest.spyOn(signal, 'removeEventListener');
    async function* many() {
      for (let i = 0; i < 100; i++) yield i;
    }
    await collect(many(), signal);
    await new Promise(resolve => setImmediate(resolve));
    expect(added.mock.calls.length).toBeGreaterThan(0);
    expect(removed).toHaveBeenCalledTimes(added.mock.calls.length);
  });
});
