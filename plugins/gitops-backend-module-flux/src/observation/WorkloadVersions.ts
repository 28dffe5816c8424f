import { Workload } from '../client/wire';
import { ownerLabels } from './workloadKinds';

/** Keeps, for each Kustomization and HelmRelease, the versions its workloads are labelled with. */
export class WorkloadVersions {
  readonly #workloads = new Map<
    string,
    { owners: string[]; version: string }
  >();

  /** The versions of an owner's workloads, each once, in the order of the alphabet. */
  read(owner: string): string[] {
    const versions = new Set<string>();
    for (const workload of this.#workloads.values()) {
      if (workload.owners.includes(owner)) versions.add(workload.version);
    }
    return [...versions].sort();
  }

  /** @returns the owners whose versions this may change. */
  set(key: string, { metadata }: Workload): string[] {
    const before = this.delete(key);
    const labels = metadata.labels ?? {};
    const version = labels['app.kubernetes.io/version'];
    const owners = Object.entries(ownerLabels).flatMap(([kind, prefix]) => {
      const name = labels[`${prefix}/name`];
      const namespace = labels[`${prefix}/namespace`];
      return name && namespace ? `${kind}/${namespace}/${name}` : [];
    });
    if (version && owners.length) {
      this.#workloads.set(key, { owners, version });
    }
    return [...before, ...owners];
  }

  /** @returns the owners whose versions this may change. */
  delete(key: string): string[] {
    const owners = this.#workloads.get(key)?.owners ?? [];
    this.#workloads.delete(key);
    return owners;
  }
}
