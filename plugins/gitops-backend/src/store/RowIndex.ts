import { Deployment } from '@backstage-gitops/plugin-gitops-common';

/** Ids of rows by something that many rows may have in common. */
export class RowIndex {
  readonly #ids = new Map<string, Set<string>>();

  /** @param toKey - what a row is found by; undefined for one that is not found by anything */
  constructor(readonly toKey: (row: Deployment) => string | undefined) {}

  add(row: Deployment): void {
    const key = this.toKey(row);
    if (key === undefined) return;
    const ids = this.#ids.get(key);
    if (ids) ids.add(row.id);
    else this.#ids.set(key, new Set([row.id]));
  }

  delete(row: Deployment): void {
    const key = this.toKey(row);
    const ids = key === undefined ? undefined : this.#ids.get(key);
    if (key === undefined || !ids) return;
    ids.delete(row.id);
    if (ids.size === 0) this.#ids.delete(key);
  }

  get(key: string): Iterable<string> {
    return this.#ids.get(key) ?? [];
  }
}
