/**
 * The value below or at which so many hundredths of all values are, by the nearest rank.
 *
 * @param values - in any order
 * @param hundredths - 50 for the median
 * @throws when there are no values: there is nothing to tell.
 */
export function toPercentile(
  values: readonly number[],
  hundredths: number,
): number {
  if (values.length === 0) throw new Error('Nothing was measured');
  const sorted = [...values].sort((left, right) => left - right);
  const rank = Math.ceil((hundredths / 100) * sorted.length);
  return sorted[Math.max(0, rank - 1)];
}
