import { createRefreshLoop } from './createRefreshLoop';

/** A reader whose reads end when told to. */
function createReader() {
  const reads: { signal: AbortSignal; end: () => Promise<void> }[] = [];
  const read = (signal: AbortSignal) =>
    new Promise<void>(resolve => {
      reads.push({
        signal,
        end: async () => {
          resolve();
          await jest.advanceTimersByTimeAsync(0);
        },
      });
    });
  return { read, reads };
}

const options = { intervalMs: 10_000, timeoutMs: 30_000 };

describe('createRefreshLoop', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('reads on resume, then one interval after each read has ended', async () => {
    const { read, reads } = createReader();
    const loop = createRefreshLoop(read, options);
    expect(reads).toHaveLength(0);
    loop.resume();
    expect(reads).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(25_000);
    expect(reads).toHaveLength(1);
    await reads[0].end();
    await jest.advanceTimersByTimeAsync(9_999);
    expect(reads).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(reads).toHaveLength(2);
    loop.stop();
  });

  it('never has two reads at a time: many calls during one read make one more', async () => {
    const { read, reads } = createReader();
    const loop = createRefreshLoop(read, options);
    loop.resume();
    loop.refresh();
    loop.refresh();
    loop.refresh();
    expect(reads).toHaveLength(1);
    await reads[0].end();
    expect(reads).toHaveLength(2);
    await reads[1].end();
    expect(reads).toHaveLength(2);
    loop.stop();
  });

  it('reads nothing while paused, and at once on resume', async () => {
    const { read, reads } = createReader();
    const loop = createRefreshLoop(read, options);
    loop.resume();
    await reads[0].end();
    loop.pause();
    loop.refresh();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(reads).toHaveLength(1);
    loop.resume();
    expect(reads).toHaveLength(2);
    loop.stop();
  });

  it('does not go on after a read that ends while paused', async () => {
    const { read, reads } = createReader();
    const loop = createRefreshLoop(read, options);
    loop.resume();
    loop.pause();
    await reads[0].end();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(reads).toHaveLength(1);
    loop.stop();
  });

  it('aborts a read that takes too long, so that a hanging backend ends nothing', async () => {
    const { read, reads } = createReader();
    const loop = createRefreshLoop(read, options);
    loop.resume();
    await jest.advanceTimersByTimeAsync(30_000);
    expect(reads[0].signal.aborted).toBe(true);
    loop.stop();
  });

  it('aborts on stop and never reads again', async () => {
    const { read, reads } = createReader();
    const loop = createRefreshLoop(read, options);
    loop.resume();
    loop.stop();
    expect(reads[0].signal.aborted).toBe(true);
    await reads[0].end();
    loop.resume();
    loop.refresh();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(reads).toHaveLength(1);
  });
});
