import {
  ADOPTED_ANNOTATIONS,
  Deployment,
} from '@backstage-gitops/plugin-gitops-common';
import { compareRows } from './compareRows';
import { OrderedRows } from './OrderedRows';
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
  readonly #ordered = new OrderedRows();
  #moves = 0;

  /** Grows when a row comes, goes, or is on another cluster or in another environment. */
  get moves(): number {
    return this.#moves;
  }

  set(row: Deployment): void {
    const before = this.#rows.get(row.id);
    const stays =
      before?.cluster === row.cluster && before.environment === row.environment;
    if (!stays) this.#moves += 1;
    this.#rows.set(row.id, row);
    this.#ordered.set(row, before);
    this.#byApp.move(before, row);
    this.#byName.move(before, row);
  }

  delete(id: string): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#moves += 1;
    this.#rows.delete(id);
    this.#ordered.delete(row);
    this.#byApp.move(row, undefined);
    this.#byName.move(row, undefined);
  }

  get(id: string): Deployment | undefined {
    return this.#rows.get(id);
  }

  has(id: string): boolean {
    return this.#rows.has(id);
  }

  /** All, by app, cluster and id. The same array until a row changes. */
  list(): readonly Deployment[] {
    return this.#ordered.list();
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
