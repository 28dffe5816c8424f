import { kinds } from '../objects/resourceKinds';
import { createWorkQueue } from './createWorkQueue';
import { FluxContext } from './FluxContext';
import { isWorthReconciling } from './isWorthReconciling';
import { kustomizationSpec } from './kustomizationSpec';
import { readArtifact } from './readArtifact';
import { reconcileKustomization } from './reconcileKustomization';
import { toObjectKey } from './toObjectKey';

/**
 * Follows Kustomizations, and their sources: a new artifact is applied at once.
 *
 * @returns how to stop listening
 */
export function startKustomizeController(context: FluxContext): () => void {
  const { store, clock } = context;
  const queue = createWorkQueue(clock, key =>
    reconcileKustomization(context, key),
  );
  return store.observe(change => {
    const { type, kind, object, previous } = change;
    if (type === 'DELETED') return;
    if (kind === kinds.kustomization && isWorthReconciling(change))
      queue.add(toObjectKey(object));
    const isNewArtifact =
      kind === kinds.gitRepository &&
      readArtifact(object)?.revision !== readArtifact(previous)?.revision;
    if (!isNewArtifact) return;
    for (const kustomization of store.list(kinds.kustomization)) {
      const spec = kustomizationSpec.safeParse(kustomization.spec);
      const { namespace } = kustomization.metadata;
      const isUser =
        spec.success &&
        spec.data.sourceRef.name === object.metadata.name &&
        (spec.data.sourceRef.namespace ?? namespace) ===
          object.metadata.namespace;
      if (isUser) queue.add(toObjectKey(kustomization));
    }
  });
}
