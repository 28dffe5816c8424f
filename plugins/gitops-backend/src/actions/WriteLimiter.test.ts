import { WriteLimiter } from './WriteLimiter';

describe('WriteLimiter', () => {
  it('lets each person act 120 times at once, then once a second', () => {
    let now = 0;
    const refusals: unknown[] = [];
    const limiter = new WriteLimiter({ now: () => now });
    const countTaken = (caller: string) => {
      for (let count = 0; count < 1_000; count++) {
        try {
          limiter.take(caller);
        } catch (error) {
          refusals.push(error);
          return count;
        }
      }
      return Infinity;
    };
    expect(countTaken('ada')).toBe(120);
    expect(countTaken('eve')).toBe(120);
    now += 3_000;
    expect(countTaken('ada')).toBe(3);
    now += 3_600_000;
    expect(countTaken('ada')).toBe(120);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ statusCode: 429, retryAfterSeconds: 1 });
    }
  });
});
