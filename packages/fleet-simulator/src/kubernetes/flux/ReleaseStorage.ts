import { KubernetesObject } from '../objects/KubernetesObject';

/** What Helm keeps in Secrets: the objects of each version of a release. */
export interface ReleaseStorage {
  /** @param release - `<storage namespace>/<release name>` */
  read(release: string, version: number): KubernetesObject[];
  store(
    release: string,
    revision: { version: number; objects: KubernetesObject[] },
  ): void;
  forget(release: string): void;
}

/** A {@link ReleaseStorage} in memory. */
export function createReleaseStorage(): ReleaseStorage {
  const releases = new Map<string, Map<number, KubernetesObject[]>>();
  return {
    read: (release, version) => releases.get(release)?.get(version) ?? [],
    store(release, { version, objects }) {
      const versions = releases.get(release) ?? new Map();
      versions.set(version, objects);
      releases.set(release, versions);
    },
    forget: release => {
      releases.delete(release);
    },
  };
}
