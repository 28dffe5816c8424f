/** Tells which object generated which, by what the generating ones list. */
export class FluxOwnership {
  readonly #generated = new Map<string, readonly string[]>();
  readonly #owners = new Map<string, Set<string>>();

  /**
   * Says what an object generates, in the place of what it was said to generate before. What lists itself
   * is not its own child.
   *
   * @returns the keys of those whose owner this may change.
   */
  set(owner: string, generated: readonly string[]): string[] {
    const next = generated.filter(key => key !== owner);
    const before = this.#generated.get(owner) ?? [];
    if (isSame(before, next)) return [];
    for (const key of before) {
      const owners = this.#owners.get(key);
      owners?.delete(owner);
      if (owners?.size === 0) this.#owners.delete(key);
    }
    if (next.length) this.#generated.set(owner, next);
    else this.#generated.delete(owner);
    for (const key of next) {
      const owners = this.#owners.get(key) ?? new Set<string>();
      this.#owners.set(key, owners.add(owner));
    }
    return [...new Set([...before, ...next])];
  }

  /** The keys of everything that generates something, in the order of the alphabet. */
  readOwners(): string[] {
    return [...this.#generated.keys()].sort();
  }

  readGenerated(owner: string): readonly string[] {
    return this.#generated.get(owner) ?? [];
  }

  /**
   * What generated an object. Where several list it, as while it moves from one to another, the first in
   * the order of the alphabet: the answer must not depend on who came first.
   */
  readOwner(key: string): string | undefined {
    return [...(this.#owners.get(key) ?? [])].sort()[0];
  }
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
