/** A middle and an upper value, in whole units, of so many. */
export type Percentiles = { median: number; p90: number; measured: number };

/**
 * Median (of an even number the mean of the middle two) and 90th percentile by nearest rank, rounded.
 *
 * @returns undefined of nothing
 */
export function toPercentiles(
  values: readonly number[],
): Percentiles | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const median =
    sorted.length % 2 === 1
      ? sorted[half]
      : (sorted[half - 1] + sorted[half]) / 2;
  const p90 = sorted[Math.ceil(sorted.length * 0.9) - 1];
  return {
    median: Math.round(median),
    p90: Math.round(p90),
    measured: sorted.length,
  };
}
