import { createLineDiff } from './createLineDiff';
import { selectLinePairs } from './selectLinePairs';

const numbered = (count: number, changed: Record<number, string> = {}) =>
  Array.from(
    { length: count },
    (_, index) => `${changed[index + 1] ?? `line ${index + 1}`}\n`,
  ).join('');

describe('createLineDiff', () => {
  it('folds what is the same, but for three lines around a difference', () => {
    const diff = createLineDiff(numbered(40), numbered(40, { 20: 'other' }));
    expect(diff?.hunks).toHaveLength(1);
    expect(diff?.hunks[0].folded).toBe(16);
    expect(diff?.foldedAtEnd).toBe(17);
    expect(diff?.hunks[0].lines.filter(({ type }) => type !== 'same')).toEqual([
      { type: 'live', text: 'line 20', live: 20 },
      { type: 'desired', text: 'other', desired: 20 },
    ]);
    expect(diff?.hunks[0].lines[0]).toEqual({
      type: 'same',
      text: 'line 17',
      live: 17,
      desired: 17,
    });
  });

  it('counts the lines between two differences, and each side for itself', () => {
    const desired = numbered(60, { 10: 'one\ntwo', 50: 'other' });
    const diff = createLineDiff(numbered(60), desired);
    expect(diff?.hunks.map(({ folded }) => folded)).toEqual([6, 33]);
    expect(diff?.hunks[1].lines).toContainEqual({
      type: 'desired',
      text: 'other',
      desired: 51,
    });
    expect(diff?.hunks[1].lines).toContainEqual({
      type: 'live',
      text: 'line 50',
      live: 50,
    });
  });

  it('shows every line when asked', () => {
    const diff = createLineDiff(numbered(40), numbered(40, { 20: 'other' }), {
      whole: true,
    });
    expect(diff?.hunks[0].lines).toHaveLength(41);
    expect(diff).toMatchObject({ foldedAtEnd: 0, hunks: [{ folded: 0 }] });
  });

  it('has no hunk for equal texts', () => {
    expect(createLineDiff('a\n', 'a\n')).toEqual({ hunks: [], foldedAtEnd: 0 });
  });

  it('begins at the first line of a side that has none', () => {
    expect(createLineDiff('', 'a\nb\n')?.hunks[0].lines).toEqual([
      { type: 'desired', text: 'a', desired: 1 },
      { type: 'desired', text: 'b', desired: 2 },
    ]);
  });

  it('gives up on texts that have nothing in common', () => {
    const other = numbered(5_000).replaceAll('line', 'row');
    expect(createLineDiff(numbered(5_000), other)).toBeUndefined();
  });
});

it('puts what differs side by side, the first beside the first', () => {
  const [hunk] = createLineDiff('a\nb\nc\n', 'a\nx\ny\nc\n')?.hunks ?? [];
  expect(
    selectLinePairs(hunk.lines).map(({ live, desired }) => [
      live?.text,
      desired?.text,
    ]),
  ).toEqual([
    ['a', 'a'],
    ['b', 'x'],
    [undefined, 'y'],
    ['c', 'c'],
  ]);
});
