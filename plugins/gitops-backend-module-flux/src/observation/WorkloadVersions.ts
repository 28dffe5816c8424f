import { Workload } from '../client/wire';
import { ownerLabels } from './workloadKinds';

/** Keeps, for each Kustomization and HelmRelease, the versions its workloads are labelled with. */
export class WorkloadVersions {
  readonly #owners = new Map<string, string[]>();
  readonly #versions = new Map<string, Map<string, string>>();

  /** The versions of an owner's workloads, each once, in the order of the alphabet. */
  read(owner: string): string[] {
    return [...new Set(this.#versions.get(owner)?.values())].sort();
  }

  /** @returns the owners whose versions this may change. */
  set(key: string, { metadata }: Workload): string[] {
    const before = this.delete(key);
    const labels = metadata.labels ?? {};
    const version = labels['app.kubernetes.io/version'];
    if (!version) return before;
    const owners = Object.entries(ownerLabels).flatMap(([kind, prefix]) => {
      const name = labels[`${prefix}/name`];
      const namespace = labels[`${prefix}/namespace`];
      return name && namespace ? `${kind}/${namespace}/${name}` : [];
    });
    this.#owners.set(key, owners);
    for (const owner of owners) {
      const versions = this.#versions.get(owner) ?? new Map<string, string>();
      this.#versions.set(owner, versions.set(key, version));
    }
    return [...before, ...owners];
  }

  /** @returns the owners whose versions this may change. */
  delete(key: string): string[] {
    const owners = this.#owners.get(key) ?? [];
    this.#owners.delete(key);
    for (const owner of owners) {
      const versions = this.#versions.get(owner);
      versions?.delete(key);
      if (versions?.size === 0) this.#versions.delete(owner);
    }
    return owners;
  }
}
