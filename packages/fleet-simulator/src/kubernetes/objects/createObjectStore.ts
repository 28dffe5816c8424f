import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { KubernetesObject } from './KubernetesObject';
import { ObjectStore, StoreChange } from './ObjectStore';
import { ResourceKind, toQualifiedPlural } from './ResourceKind';
import { toTimestamp } from './toTimestamp';

/** Kept per resource before the oldest half is forgotten. */
const logLength = 4_000;

type Shelf = {
  objects: Map<string, KubernetesObject>;
  log: StoreChange[];
  /** Versions up to this one are no longer in this log. */
  forgotten: number;
};

const toKey = (key: { namespace?: string; name: string }) =>
  `${key.namespace ?? ''}/${key.name}`;

const sorted = (objects: Map<string, KubernetesObject>) =>
  [...objects]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, object]) => object);

type Presence = KubernetesObject | 'absent';

/** What a restore did to one object: it was `now` and is what it was before `then`. */
function toRestoredChange(
  now: Presence,
  { kind, previous: restored }: StoreChange,
  revision: number,
): StoreChange[] {
  const before = now === 'absent' ? undefined : now;
  const object = restored ?? before;
  if (!object) return [];
  const changed = before ? ('MODIFIED' as const) : ('ADDED' as const);
  const type = restored ? changed : ('DELETED' as const);
  return [{ type, kind, object, previous: before, revision }];
}

/** An {@link ObjectStore} in memory. */
export function createObjectStore(options: { now: () => Date }): ObjectStore {
  const shelves = new Map<string, Shelf>();
  const listeners = new Set<(change: StoreChange) => void>();
  const compactionListeners = new Set<() => void>();
  let revision = 1_000;
  let compacted = revision;

  const shelfOf = (kind: ResourceKind): Shelf => {
    const name = toQualifiedPlural(kind);
    const shelf = shelves.get(name) ?? {
      objects: new Map(),
      log: [],
      forgotten: compacted,
    };
    shelves.set(name, shelf);
    return shelf;
  };

  const record = (shelf: Shelf, change: StoreChange) => {
    shelf.log.push(change);
    if (shelf.log.length > logLength) {
      const dropped = shelf.log.splice(0, logLength / 2);
      shelf.forgotten = dropped[dropped.length - 1].revision;
    }
    listeners.forEach(listener => listener(change));
  };

  const stamp = (
    kind: ResourceKind,
    object: KubernetesObject,
    previous?: KubernetesObject,
  ): KubernetesObject => {
    const specChanged =
      previous && !isDeepStrictEqual(previous.spec, object.spec);
    const generation =
      (previous?.metadata.generation ?? 1) + (specChanged ? 1 : 0);
    return {
      ...object,
      metadata: {
        ...object.metadata,
        uid: previous?.metadata.uid ?? object.metadata.uid ?? randomUUID(),
        creationTimestamp:
          previous?.metadata.creationTimestamp ??
          object.metadata.creationTimestamp ??
          toTimestamp(options.now()),
        resourceVersion: previous?.metadata.resourceVersion,
        ...(kind.counted ? { generation } : {}),
      },
    };
  };

  return {
    revision: () => revision,
    compactedRevision: () => compacted,
    get: (kind, key) => shelfOf(kind).objects.get(toKey(key)),
    list: (kind, namespace) =>
      sorted(shelfOf(kind).objects).filter(
        object => !namespace || object.metadata.namespace === namespace,
      ),
    listAt(kind, at) {
      const shelf = shelfOf(kind);
      if (at < shelf.forgotten) return undefined;
      const objects = new Map(shelf.objects);
      const later = shelf.log.filter(change => change.revision > at).reverse();
      for (const { object, previous } of later) {
        if (previous) objects.set(toKey(object.metadata), previous);
        else objects.delete(toKey(object.metadata));
      }
      return sorted(objects);
    },
    changesSince(kind, from) {
      const shelf = shelfOf(kind);
      if (from < shelf.forgotten) return undefined;
      return shelf.log.filter(change => change.revision > from);
    },
    write(kind, object) {
      const shelf = shelfOf(kind);
      const key = toKey(object.metadata);
      const previous = shelf.objects.get(key);
      const stamped = stamp(kind, object, previous);
      if (previous && isDeepStrictEqual(stamped, previous)) return previous;
      revision += 1;
      stamped.metadata.resourceVersion = String(revision);
      shelf.objects.set(key, stamped);
      record(shelf, {
        type: previous ? 'MODIFIED' : 'ADDED',
        kind,
        object: stamped,
        previous,
        revision,
      });
      return stamped;
    },
    remove(kind, key) {
      const shelf = shelfOf(kind);
      const previous = shelf.objects.get(toKey(key));
      if (!previous) return;
      revision += 1;
      shelf.objects.delete(toKey(key));
      const metadata = {
        ...previous.metadata,
        resourceVersion: String(revision),
      };
      record(shelf, {
        type: 'DELETED',
        kind,
        object: { ...previous, metadata },
        previous,
        revision,
      });
    },
    restore(wanted) {
      const known = [...shelves.values()].map(({ forgotten }) => forgotten);
      const target = Math.min(revision, Math.max(wanted, ...known));
      const undone = [...shelves.values()].flatMap(shelf => {
        const first = shelf.log.findIndex(change => change.revision > target);
        return first < 0 ? [] : shelf.log.splice(first);
      });
      undone.sort((left, right) => right.revision - left.revision);
      const touched = new Map<string, { now: Presence; then: StoreChange }>();
      for (const change of undone) {
        const { kind, object, previous, type } = change;
        const key = toKey(object.metadata);
        const { objects } = shelfOf(kind);
        if (previous) objects.set(key, previous);
        else objects.delete(key);
        const id = `${toQualifiedPlural(kind)} ${key}`;
        const now =
          touched.get(id)?.now ?? (type === 'DELETED' ? 'absent' : object);
        touched.set(id, { now, then: change });
      }
      revision = target;
      const changes = [...touched.values()].flatMap(({ now, then }) =>
        toRestoredChange(now, then, target),
      );
      for (const change of changes)
        listeners.forEach(listener => listener(change));
      return { revision: target, changed: changes.length };
    },
    observe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    compact() {
      // A version of its own, so that even the newest one handed out so far is forgotten.
      revision += 1;
      compacted = revision;
      for (const shelf of shelves.values()) {
        shelf.log = [];
        shelf.forgotten = compacted;
      }
      compactionListeners.forEach(listener => listener());
    },
    onCompact(listener) {
      compactionListeners.add(listener);
      return () => compactionListeners.delete(listener);
    },
  };
}
