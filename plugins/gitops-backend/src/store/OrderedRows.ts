import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { compareRows } from './compareRows';

/** What became of a row since the order was asked for last: how it stood there, and how it is now. */
type Move = { before?: Deployment; now?: Deployment };

/**
 * Rows by app, cluster and id. What changes, comes or goes is put in its place when the order is asked
 * for: of many thousand rows few do, and sorting all of them again is a pause that others wait for.
 */
export class OrderedRows {
  #sorted: readonly Deployment[] = [];
  readonly #moves = new Map<string, Move>();

  /** Takes that a row is like this now. @param before - how it was; absent for a new one */
  set(now: Deployment, before: Deployment | undefined): void {
    const known = this.#moves.get(now.id);
    this.#moves.set(now.id, { before: known ? known.before : before, now });
  }

  /** Takes that a row is gone. */
  delete(row: Deployment): void {
    const known = this.#moves.get(row.id);
    this.#moves.set(row.id, { before: known ? known.before : row });
  }

  /** All. The same array until a row changes; whoever holds the one of before does not see it change. */
  list(): readonly Deployment[] {
    if (this.#moves.size === 0) return this.#sorted;
    const kept: (Deployment | undefined)[] = [...this.#sorted];
    const added: Deployment[] = [];
    let isShorter = false;
    for (const { before, now } of this.#moves.values()) {
      const stays = before && now && compareRows(before, now) === 0;
      if (before)
        kept[findPlace(this.#sorted, before)] = stays ? now : undefined;
      if (now && !stays) added.push(now);
      isShorter ||= before !== undefined && !stays;
    }
    this.#moves.clear();
    const rest = (isShorter ? kept.filter(Boolean) : kept) as Deployment[];
    this.#sorted = merge(rest, added.sort(compareRows));
    return this.#sorted;
  }
}

function merge(
  left: readonly Deployment[],
  right: readonly Deployment[],
): readonly Deployment[] {
  if (right.length === 0) return left;
  const merged: Deployment[] = [];
  let index = 0;
  for (const row of right) {
    while (index < left.length && compareRows(left[index], row) < 0) {
      merged.push(left[index]);
      index += 1;
    }
    merged.push(row);
  }
  for (; index < left.length; index++) merged.push(left[index]);
  return merged;
}

/** Where a row of this app, cluster and id stands in an ordered list that has one. */
function findPlace(sorted: readonly Deployment[], row: Deployment): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (compareRows(sorted[middle], row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
