import { Latch } from './Latch';

describe('Latch', () => {
  it('lets one through for any number of openings, and keeps the next waiting', async () => {
    const latch = new Latch();
    latch.open();
    latch.open();
    await latch.wait();

    let isThrough = false;
    const waiting = latch.wait().then(() => {
      isThrough = true;
    });
    await Promise.resolve();
    expect(isThrough).toBe(false);
    latch.open();
    await waiting;
    expect(isThrough).toBe(true);
  });
});
