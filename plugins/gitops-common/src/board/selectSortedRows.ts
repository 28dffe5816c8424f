import { healthFromBestToWorst, SyncStatus } from '../model';
import { BoardRow } from './Board';
import { BoardSort, BoardSortKey } from './BoardSort';
import { deriveVersionOrder } from './deriveVersionOrder';

const syncFromBestToWorst: readonly SyncStatus[] = [
  'Synced',
  'OutOfSync',
  'Unknown',
];

/**
 * The rows in the order asked for: by health and sync the best first, by `deployed` the oldest first.
 * Rows that lack the value, and clusters where the app is only expected, come last either way. Equal
 * rows stay in the order of cluster and app.
 *
 * @public
 */
export function selectSortedRows(
  rows: readonly BoardRow[],
  sort: BoardSort,
): BoardRow[] {
  const sign = sort.descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [left, right] = [toValue(one, sort.key), toValue(other, sort.key)];
    if (left === undefined || right === undefined) {
      return (
        Number(left === undefined) - Number(right === undefined) ||
        compareNames(one, other)
      );
    }
    return sign * compareValues(left, right) || compareNames(one, other);
  });
}

function toValue(
  row: BoardRow,
  key: BoardSortKey,
): string | number | undefined {
  if (key === 'cluster') return toNames(row)[0];
  if (row.type === 'expected') return undefined;
  const { version, sync, health, since } = row.deployment;
  switch (key) {
    case 'version':
      return version?.value;
    case 'sync':
      return syncFromBestToWorst.indexOf(sync);
    case 'health':
      return healthFromBestToWorst.indexOf(health);
    default:
      return since.version ? Date.parse(since.version) : undefined;
  }
}

function compareValues(left: string | number, right: string | number): number {
  return typeof left === 'number' && typeof right === 'number'
    ? left - right
    : deriveVersionOrder(String(left), String(right)) ??
        String(left).localeCompare(String(right), 'en', { numeric: true });
}

function compareNames(one: BoardRow, other: BoardRow): number {
  const [left, right] = [toNames(one), toNames(other)];
  const index = left.findIndex((name, position) => name !== right[position]);
  return index < 0
    ? 0
    : left[index].localeCompare(right[index], 'en', { numeric: true });
}

function toNames(row: BoardRow): string[] {
  const item = row.type === 'deployment' ? row.deployment : row.expected;
  const id = row.type === 'deployment' ? row.deployment.id : '';
  return [item.cluster.name, item.app, id];
}
