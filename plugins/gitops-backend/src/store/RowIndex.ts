import { Deployment } from '@backstage-gitops/plugin-gitops-common';

/** Ids of rows by something that many rows may have in common. */
export class RowIndex {
  readonly #ids = new Map<string, Set<string>>();

  /** @param toKey - what a row is found by; undefined for one that is not found by anything */
  constructor(readonly toKey: (row: Deployment) => string | undefined) {}

  /** Takes that a row changed, came or went. */
  move(before: Deployment | undefined, now: Deployment | undefined): void {
    const from = before && this.toKey(before);
    const to = now && this.toKey(now);
    if (from === to) return;
    if (before && from !== undefined) this.#leave(from, before.id);
    if (now && to !== undefined) this.#enter(to, now.id);
  }

  get(key: string): Iterable<string> {
    return this.#ids.get(key) ?? [];
  }

  #enter(key: string, id: string): void {
    const ids = this.#ids.get(key);
    if (ids) ids.add(id);
    else this.#ids.set(key, new Set([id]));
  }

  #leave(key: string, id: string): void {
    const ids = this.#ids.get(key);
    ids?.delete(id);
    if (ids?.size === 0) this.#ids.delete(key);
  }
}
