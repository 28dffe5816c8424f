import { BoardRow } from './Board';

/** That some rows do not show the present. @public */
export type Staleness = {
  /** How many. */
  count: number;
  /** `cluster` when it is their clusters that do not answer, for each of them. */
  reason: 'engine' | 'cluster';
  /** ISO 8601: the oldest state shown. */
  asOf?: string;
};

/**
 * How many rows do not show the present, and how old the oldest is; undefined when all do.
 *
 * @public
 */
export function selectStaleness(
  rows: readonly BoardRow[],
): Staleness | undefined {
  const stale = rows.flatMap(row =>
    row.type === 'deployment' && !row.freshness.fresh ? row.freshness : [],
  );
  if (stale.length === 0) return undefined;
  const [asOf] = stale.flatMap(one => one.asOf ?? []).sort();
  return {
    count: stale.length,
    reason: stale.every(({ reason }) => reason === 'cluster')
      ? 'cluster'
      : 'engine',
    ...(asOf && { asOf }),
  };
}
