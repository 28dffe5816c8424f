import { outlast } from './outlast';

/** A clock that a test turns on: each sleep takes as much longer as the process was busy. */
function createBusyTime(busyMs: readonly number[]) {
  const sleeps: number[] = [];
  let time = 0;
  return {
    sleeps,
    now: () => time,
    async sleep(ms: number) {
      time += ms + (busyMs[sleeps.length] ?? 0);
      sleeps.push(ms);
    },
  };
}

const { signal } = new AbortController();

describe('outlast', () => {
  it('is over when the time is up', async () => {
    const time = createBusyTime([20]);
    expect(await outlast(10_000, { signal, ...time })).toBe(true);
    expect(time.sleeps).toEqual([10_000]);
  });

  it('goes on by the time in which the process was busy, but not twice by more than the limit', async () => {
    const time = createBusyTime([4_000, 30_000]);
    expect(await outlast(10_000, { signal, ...time })).toBe(true);
    expect(time.sleeps).toEqual([10_000, 4_000, 10_000]);
  });

  it('ends also in a process that is always busy', async () => {
    const time = createBusyTime(Array(100).fill(9_000));
    expect(await outlast(10_000, { signal, ...time })).toBe(true);
    expect(time.sleeps).toHaveLength(6);
  });

  it('says when it was called off, before or meanwhile', async () => {
    expect(await outlast(60_000, { signal: AbortSignal.abort() })).toBe(false);
    const calledOff = new AbortController();
    const waiting = outlast(60_000, { signal: calledOff.signal });
    calledOff.abort();
    expect(await waiting).toBe(false);
  });
});
