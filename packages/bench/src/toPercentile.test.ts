import { toPercentile } from './toPercentile';

describe('toPercentile', () => {
  it('is one of the values, by the nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(toPercentile(values, 50)).toBe(50);
    expect(toPercentile(values, 99)).toBe(99);
    expect(toPercentile(values, 100)).toBe(100);
    expect(toPercentile([3], 99)).toBe(3);
    expect(() => toPercentile([], 50)).toThrow('Nothing was measured');
  });
});
