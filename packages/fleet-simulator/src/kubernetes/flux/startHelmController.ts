import { isDeepStrictEqual } from 'node:util';
import { kinds } from '../objects/resourceKinds';
import { createWorkQueue } from './createWorkQueue';
import { helmReleaseSpec } from './helmReleaseSpec';
import { isWorthReconciling } from './isWorthReconciling';
import { HelmContext, reconcileHelmRelease } from './reconcileHelmRelease';
import { toObjectKey } from './toObjectKey';

/**
 * Follows HelmReleases, their charts, and the ConfigMaps with their values that are labelled to be watched.
 *
 * @returns how to stop listening
 */
export function startHelmController(context: HelmContext): () => void {
  const { store, clock } = context;
  const queue = createWorkQueue(clock, key =>
    reconcileHelmRelease(context, key),
  );
  return store.observe(change => {
    const { type, kind, object, previous } = change;
    if (type === 'DELETED') return;
    const { name, namespace, labels } = object.metadata;
    if (kind === kinds.helmRelease && isWorthReconciling(change))
      queue.add(toObjectKey(object));
    const isChartMoved =
      kind === kinds.helmChart &&
      (!isDeepStrictEqual(
        object.status?.artifact,
        previous?.status?.artifact,
      ) ||
        object.status?.observedGeneration !==
          previous?.status?.observedGeneration);
    const isValuesChanged =
      kind === kinds.configMap &&
      labels?.['reconcile.fluxcd.io/watch'] === 'Enabled' &&
      !isDeepStrictEqual(object.data, previous?.data);
    if (!isChartMoved && !isValuesChanged) return;
    for (const release of store.list(kinds.helmRelease)) {
      const spec = helmReleaseSpec.safeParse(release.spec);
      const isUser = isChartMoved
        ? release.status?.helmChart === `${namespace}/${name}`
        : spec.success &&
          release.metadata.namespace === namespace &&
          spec.data.valuesFrom?.some(
            source => source.kind === 'ConfigMap' && source.name === name,
          );
      if (isUser) queue.add(toObjectKey(release));
    }
  });
}
