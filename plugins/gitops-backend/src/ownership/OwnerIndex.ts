/** Who owns the entities that each Deployment belongs to, as far as was read. */
export class OwnerIndex {
  #owners: ReadonlyMap<string, readonly string[]> = new Map();

  /** Entity references, lower case. Nobody, as long as it is not known. */
  ownersOf(deploymentId: string): readonly string[] {
    return this.#owners.get(deploymentId) ?? [];
  }

  replace(owners: ReadonlyMap<string, readonly string[]>): void {
    this.#owners = owners;
  }
}
