import { Derived } from './Derived';

describe('Derived', () => {
  it('derives again when something it depends on is another, and only then', () => {
    const derived = new Derived<number[]>();
    const sets = [1];
    const first = derived.get([1, sets], () => [1]);
    expect(derived.get([1, sets], () => [2])).toBe(first);
    expect(derived.get([1, [1]], () => [3])).toEqual([3]);
    expect(derived.get([1], () => [4])).toEqual([4]);
    expect(derived.get([undefined], () => [5])).toEqual([5]);
  });
});
