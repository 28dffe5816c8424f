import { FollowedKind } from './FollowedKind';

/** Namespaces whose Events about HelmReleases are read. */
export class EventScopes {
  /** An empty name stands for all. */
  readonly #read = new Set<string>();

  /** @returns whether that is news. */
  add({ selection }: FollowedKind): boolean {
    const { namespace = '', fieldSelector } = selection;
    const isOfReleases = fieldSelector?.includes('HelmRelease') ?? false;
    if (!isOfReleases || this.#read.has(namespace)) return false;
    this.#read.add(namespace);
    return true;
  }

  has(namespace: string): boolean {
    return this.#read.has('') || this.#read.has(namespace);
  }
}
