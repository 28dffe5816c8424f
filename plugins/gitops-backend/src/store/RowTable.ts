import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { compareRows } from './compareRows';

/** The rows, by id and by app, and in order. */
export class RowTable {
  readonly #rows = new Map<string, Deployment>();
  readonly #byApp = new Map<string, Set<string>>();
  /** Computed when first asked for after a change. */
  #sorted: readonly Deployment[] | undefined;

  set(row: Deployment): void {
    const before = this.#rows.get(row.id);
    if (before && before.app !== row.app) this.delete(row.id);
    this.#rows.set(row.id, row);
    const ofApp = this.#byApp.get(row.app) ?? new Set();
    this.#byApp.set(row.app, ofApp.add(row.id));
    this.#sorted = undefined;
  }

  delete(id: string): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#rows.delete(id);
    const ofApp = this.#byApp.get(row.app);
    ofApp?.delete(id);
    if (ofApp?.size === 0) this.#byApp.delete(row.app);
    this.#sorted = undefined;
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
    this.#sorted ??= [...this.#rows.values()].sort(compareRows);
    return this.#sorted;
  }

  /** Those of one app, in the same order. */
  listOfApp(app: string): readonly Deployment[] {
    return [...(this.#byApp.get(app) ?? [])]
      .flatMap(id => this.#rows.get(id) ?? [])
      .sort(compareRows);
  }
}
