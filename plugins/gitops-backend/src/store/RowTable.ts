import {
  ADOPTED_ANNOTATIONS,
  Deployment,
} from '@backstage-gitops/plugin-gitops-common';
import { compareRows } from './compareRows';
import { RowIndex } from './RowIndex';

/** What an engine's object may name an entity by. */
export type NamedEntity = {
  /** The whole reference, in lower case. */
  entityRef: string;
  entityName: string;
};

/** The rows, by id and by app, and in order. */
export class RowTable {
  readonly #rows = new Map<string, Deployment>();
  readonly #byApp = new RowIndex(({ app }) => app);
  readonly #byName = new RowIndex(toNamingKey);
  /** In order as of when it was asked for last; undefined once rows came, went or moved since. */
  #sorted: Deployment[] | undefined;
  /** Rows that changed since, each still in its place. */
  readonly #changed = new Map<string, Deployment>();

  set(row: Deployment): void {
    const before = this.#rows.get(row.id);
    if (before && compareRows(before, row) === 0) {
      this.#byName.delete(before);
      this.#byName.add(row);
      this.#rows.set(row.id, row);
      if (this.#sorted) this.#changed.set(row.id, row);
      return;
    }
    if (before) this.delete(row.id);
    this.#rows.set(row.id, row);
    this.#byApp.add(row);
    this.#byName.add(row);
    this.#forgetOrder();
  }

  delete(id: string): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#rows.delete(id);
    this.#byApp.delete(row);
    this.#byName.delete(row);
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
    return this.#sort([...this.#byApp.get(app)]);
  }

  /** Those whose engine's objects name an entity: by its reference, or without one by its name. */
  listNaming({ entityRef, entityName }: NamedEntity): readonly Deployment[] {
    return this.#sort([
      ...this.#byName.get(toKeyOfReference(entityRef)),
      ...this.#byName.get(toKeyOfName(entityName)),
    ]);
  }

  #sort(ids: readonly string[]): Deployment[] {
    return ids.flatMap(id => this.#rows.get(id) ?? []).sort(compareRows);
  }

  #forgetOrder(): void {
    this.#sorted = undefined;
    this.#changed.clear();
  }
}

function toNamingKey({ entityRef, labels }: Deployment): string | undefined {
  if (entityRef !== undefined) return toKeyOfReference(entityRef);
  const name = labels[ADOPTED_ANNOTATIONS.kubernetesId];
  return name === undefined ? undefined : toKeyOfName(name);
}

function toKeyOfReference(entityRef: string): string {
  return `reference ${entityRef}`;
}

function toKeyOfName(entityName: string): string {
  return `name ${entityName}`;
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
