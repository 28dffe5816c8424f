import { isSameJson } from './isSameJson';

const values = [
  null,
  0,
  1,
  '1',
  '',
  true,
  [],
  [1],
  ['1'],
  [1, 2],
  {},
  { 0: 1 },
  { a: 1 },
  { a: null },
  { a: 1, b: [{ c: 'x' }] },
  { b: [{ c: 'x' }], a: 1 },
  { a: 1, b: [{ c: 'y' }] },
];

describe('isSameJson', () => {
  it('is so for what has the same text, and for nothing else', () => {
    for (const left of values) {
      for (const right of values) {
        const copy = JSON.parse(JSON.stringify(right));
        expect([left, right, isSameJson(left, copy)]).toEqual([
          left,
          right,
          JSON.stringify(left) === JSON.stringify(right),
        ]);
      }
    }
  });
});
