import { deriveRetryDelay } from './deriveRetryDelay';

describe('deriveRetryDelay', () => {
  it('is shortened by chance, to no less than half', () => {
    const pause = (random: number) =>
      deriveRetryDelay({ failures: 4, code: 'TimedOut', random });
    expect([pause(0), pause(0.5), pause(1)]).toEqual([8_000, 6_000, 4_000]);
  });

  it.each(['Unauthorized', 'Forbidden'])('is slow for %s', code => {
    expect(deriveRetryDelay({ failures: 1, code, random: 0 })).toBe(10_000);
    expect(deriveRetryDelay({ failures: 9, code, random: 0 })).toBe(120_000);
  });
});
