/** Farther than any mistake in writing. */
const BEGINS_ALIKE = 3;

/**
 * Names that were nearly what was looked for: another case or other separators, or up to two letters
 * wrong; when there is none of these, those of which one begins with the other. The nearest first.
 *
 * @param wanted - names that nothing has
 * @param options - `limit`: the most names there are in the answer
 */
export function selectSimilarNames(
  wanted: readonly string[],
  names: Iterable<string>,
  options: { limit: number },
): string[] {
  const distances = new Map<string, number>();
  for (const name of new Set(names)) {
    const distance = Math.min(
      ...wanted.map(each => measureDistance(each, name)),
    );
    if (distance > 0 && Number.isFinite(distance))
      distances.set(name, distance);
  }
  const isNear = [...distances.values()].some(far => far < BEGINS_ALIKE);
  return [...distances]
    .filter(([, distance]) => !isNear || distance < BEGINS_ALIKE)
    .sort(([a, near], [b, far]) => near - far || (a < b ? -1 : 1))
    .slice(0, options.limit)
    .map(([name]) => name);
}

/** 0 for the same text, infinite for a different one. */
function measureDistance(wanted: string, name: string): number {
  if (wanted === name) return 0;
  const [a, b] = [wanted, name].map(text =>
    text.toLocaleLowerCase('en-US').replace(/[^\p{L}\p{N}]+/gu, '-'),
  );
  if (a === b) return 0.5;
  const mistakes = Math.min(2, Math.floor(a.length / 4));
  const edits = countEdits(a, b, mistakes);
  if (edits <= mistakes) return edits;
  return a.length >= 3 && (b.startsWith(`${a}-`) || a.startsWith(`${b}-`))
    ? BEGINS_ALIKE
    : Infinity;
}

/** Letters added, left out, or wrong; more than the limit is only told to be more. */
function countEdits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      current[column] = Math.min(
        above[column] + 1,
        current[column - 1] + 1,
        above[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1),
      );
    }
    if (Math.min(...current) > limit) return limit + 1;
    above = current;
  }
  return above[b.length];
}
