import { KubernetesObject } from './KubernetesObject';
import { ResourceKind } from './ResourceKind';

/** One write, as a watch tells it. */
export type StoreChange = {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  kind: ResourceKind;
  object: KubernetesObject;
  /** What was there before; undefined when it was created. */
  previous?: KubernetesObject;
  /** The resourceVersion that this write made. */
  revision: number;
};

/** What etcd is to an API server: objects, one counter of versions, and a log that can be compacted. */
export interface ObjectStore {
  /** The newest resourceVersion. */
  revision(): number;
  /** Versions up to this one are forgotten. */
  compactedRevision(): number;
  get(
    kind: ResourceKind,
    key: { namespace?: string; name: string },
  ): KubernetesObject | undefined;
  /** Sorted by namespace and name. */
  list(kind: ResourceKind, namespace?: string): KubernetesObject[];
  /** The list as it was; undefined when that version is forgotten. */
  listAt(kind: ResourceKind, revision: number): KubernetesObject[] | undefined;
  /** Everything written later; undefined when that version is forgotten. */
  changesSince(kind: ResourceKind, revision: number): StoreChange[] | undefined;
  /**
   * Creates or replaces. A write that changes nothing makes no version.
   *
   * @returns the object as stored
   */
  write(kind: ResourceKind, object: KubernetesObject): KubernetesObject;
  remove(kind: ResourceKind, key: { namespace?: string; name: string }): void;
  /**
   * Everything is as it was at an older version, and the next write counts on from there. Only what works inside
   * the cluster is told, with `observe`.
   *
   * @returns the version reached, a newer one where older ones are forgotten, and how many objects differ
   */
  restore(revision: number): { revision: number; changed: number };
  /** Called after each write, in order. Returns how to stop. */
  observe(listener: (change: StoreChange) => void): () => void;
  /** Forgets all versions so far. */
  compact(): void;
  /** Called after compaction. Returns how to stop. */
  onCompact(listener: () => void): () => void;
}
