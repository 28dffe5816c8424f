import { broadcastChanges } from './broadcastChanges';

function start(publish: () => Promise<void>) {
  let change = () => {};
  let endPause: (() => void) | undefined;
  const stop = broadcastChanges(
    listener => {
      change = listener;
      return () => {
        change = () => {};
      };
    },
    {
      signals: { publish },
      logger: { debug: () => {} },
      setTimer(run) {
        endPause = run;
        return { clear: () => (endPause = undefined) };
      },
    },
  );
  return { change: () => change(), endPause: () => endPause?.(), stop };
}

describe('broadcastChanges', () => {
  it('tells the first change at once, and the rest of a second in one', () => {
    const publish = jest.fn(async () => {});
    const { change, endPause } = start(publish);
    change();
    expect(publish).toHaveBeenCalledTimes(1);
    change();
    change();
    expect(publish).toHaveBeenCalledTimes(1);
    endPause();
    expect(publish).toHaveBeenCalledTimes(2);
    endPause();
    expect(publish).toHaveBeenCalledTimes(2);
    change();
    expect(publish).toHaveBeenCalledTimes(3);
  });

  it('goes on when a signal cannot be sent, and ends when it is stopped', async () => {
    const publish = jest.fn(async () => {
      throw new Error('no signals');
    });
    const { change, endPause, stop } = start(publish);
    change();
    await Promise.resolve();
    endPause();
    change();
    expect(publish).toHaveBeenCalledTimes(2);
    stop();
    change();
    endPause();
    expect(publish).toHaveBeenCalledTimes(2);
  });
});
