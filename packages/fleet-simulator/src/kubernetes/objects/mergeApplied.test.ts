import { mergeApplied } from './mergeApplied';
import { mergePatch } from './mergePatch';

describe('mergeApplied', () => {
  it('sets what is wanted, removes what is no longer named, keeps what others wrote', () => {
    expect(
      mergeApplied(
        { spec: { path: './old', prune: true, suspend: true, list: [1] } },
        {
          before: { spec: { path: './old', prune: true, list: [1] } },
          desired: { spec: { path: './new', list: [2, 3] } },
        },
      ),
    ).toEqual({ spec: { path: './new', suspend: true, list: [2, 3] } });
  });

  it('takes an object away once nothing is left in it', () => {
    expect(
      mergeApplied(
        { labels: { a: '1' }, annotations: { a: '1', b: '2' } },
        {
          before: { labels: { a: '1' }, annotations: { a: '1' } },
          desired: {},
        },
      ),
    ).toEqual({ annotations: { b: '2' } });
  });
});

describe('mergePatch', () => {
  it('merges objects, replaces lists, deletes with null', () => {
    expect(
      mergePatch(
        { a: { b: 1, c: 2 }, list: [1, 2], text: 'x' },
        { a: { b: null, d: 3 }, list: [3], text: { now: 'object' } },
      ),
    ).toEqual({ a: { c: 2, d: 3 }, list: [3], text: { now: 'object' } });
  });
});
