import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { compareRows } from './compareRows';

/** The rows, by id and by app, and in order. */
export class RowTable {
  readonly #rows = new Map<string, Deployment>();
  readonly #byApp = new Map<string, Set<string>>();
  /** In order as of when it was asked for last; undefined once rows came, went or moved since. */
  #sorted: Deployment[] | undefined;
  /** Rows that changed since, each still in its place. */
  readonly #changed = new Map<string, Deployment>();

  set(row: Deployment): void {
    const before = this.#rows.get(row.id);
    if (before && compareRows(before, row) === 0) {
      this.#rows.set(row.id, row);
      if (this.#sorted) this.#changed.set(row.id, row);
      return;
    }
    if (before) this.delete(row.id);
    this.#rows.set(row.id, row);
    const ofApp = this.#byApp.get(row.app) ?? new Set();
    this.#byApp.set(row.app, ofApp.add(row.id));
    this.#forgetOrder();
  }

  delete(id: string): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#rows.delete(id);
    const ofApp = this.#byApp.get(row.app);
    ofApp?.delete(id);
    if (ofApp?.size === 0) this.#byApp.delete(row.app);
    this.#forgetOrder();
  }

  get(id: string): Deployment | undefined {
    return this.#rows.get(id);
  }

  has(id: string): boolean {
    return this.#rows.has(id);
  }

  values(): Iterable<Deployment> {
    return this.#rows.values();
  }

  /** All, by app, cluster and id. The same array until a row changes. */
  list(): readonly Deployment[] {
    if (!this.#sorted) {
      this.#sorted = [...this.#rows.values()].sort(compareRows);
    } else if (this.#changed.size > 0) {
      // Whoever holds the array of before must not see it change.
      this.#sorted = [...this.#sorted];
      for (const row of this.#changed.values()) {
        this.#sorted[findPlace(this.#sorted, row)] = row;
      }
      this.#changed.clear();
    }
    return this.#sorted;
  }

  /** Those of one app, in the same order. */
  listOfApp(app: string): readonly Deployment[] {
    return [...(this.#byApp.get(app) ?? [])]
      .flatMap(id => this.#rows.get(id) ?? [])
      .sort(compareRows);
  }

  #forgetOrder(): void {
    this.#sorted = undefined;
    this.#changed.clear();
  }
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
