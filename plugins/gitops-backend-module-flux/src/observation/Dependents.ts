/** Tells which objects need a thing, without looking through all of them. */
export class Dependents {
  readonly #dependents = new Map<string, Set<string>>();
  readonly #needs = new Map<string, readonly string[]>();

  /** Says what an object needs, in the place of what it was said to need before. */
  set(key: string, needs: readonly string[]): void {
    this.delete(key);
    this.#needs.set(key, needs);
    for (const need of needs) {
      const dependents = this.#dependents.get(need) ?? new Set<string>();
      this.#dependents.set(need, dependents.add(key));
    }
  }

  delete(key: string): void {
    for (const need of this.#needs.get(key) ?? []) {
      const dependents = this.#dependents.get(need);
      dependents?.delete(key);
      if (dependents?.size === 0) this.#dependents.delete(need);
    }
    this.#needs.delete(key);
  }

  /** The objects that need a thing, in the order in which they said so. */
  read(need: string): string[] {
    return [...(this.#dependents.get(need) ?? [])];
  }
}
