import { ObjectStore } from '../objects/ObjectStore';
import { kinds, resourceKinds } from '../objects/resourceKinds';

/**
 * Takes everything in a namespace away with the namespace, at once and without waiting for finalizers.
 *
 * @returns how to stop
 */
export function startNamespaceController(store: ObjectStore): () => void {
  return store.observe(({ type, kind, object }) => {
    if (type !== 'DELETED' || kind !== kinds.namespace) return;
    for (const inside of resourceKinds.filter(({ namespaced }) => namespaced))
      for (const { metadata } of store.list(inside, object.metadata.name))
        store.remove(inside, metadata);
  });
}
