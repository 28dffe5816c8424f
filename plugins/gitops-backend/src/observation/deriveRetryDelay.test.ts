import { deriveRetryDelay } from './deriveRetryDelay';

const pauses = (code: string, more: { retryAfterMs?: number } = {}) =>
  [1, 2, 3, 4, 5, 6, 9, 1_000].map(failures =>
    deriveRetryDelay({ failures, code, random: 0, ...more }),
  );

describe('deriveRetryDelay', () => {
  it('is shortened by chance, to no less than half', () => {
    const pause = (random: number) =>
      deriveRetryDelay({ failures: 4, code: 'TimedOut', random });
    expect([pause(0), pause(0.5), pause(1)]).toEqual([8_000, 6_000, 4_000]);
  });

  it.each(['ConnectionRefused', 'ConnectionLost', 'HostNotFound', 'TimedOut'])(
    'is never long for %s: it is back soon after the connection is',
    code => {
      expect(pauses(code)).toEqual([
        1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 15_000,
      ]);
    },
  );

  it.each(['UpstreamError', 'InvalidResponse', 'RateLimited'])(
    'leaves an engine alone for half a minute at most after %s',
    code => {
      expect(pauses(code)).toEqual([
        1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
      ]);
    },
  );

  it.each(['Unauthorized', 'Forbidden'])('is slow for %s', code => {
    expect(pauses(code).slice(0, 6)).toEqual([
      10_000, 20_000, 40_000, 80_000, 120_000, 120_000,
    ]);
  });

  it('is as long as the engine asks for, within five minutes', () => {
    const asked = (retryAfterMs: number) =>
      pauses('RateLimited', { retryAfterMs })[3];
    expect(asked(90_000)).toBe(90_000);
    expect(asked(2_000)).toBe(8_000);
    expect(asked(86_400_000)).toBe(300_000);
  });
});
