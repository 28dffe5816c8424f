import { isDeepStrictEqual } from 'node:util';
import { createWorkQueue } from '../flux/createWorkQueue';
import { isWorthReconciling } from '../flux/isWorthReconciling';
import { toObjectKey } from '../flux/toObjectKey';
import { kinds } from '../objects/resourceKinds';
import { ImageContext } from './ImageContext';
import { imagePolicySpec } from './imageSpecs';
import { reconcileImagePolicy } from './reconcileImagePolicy';
import { reconcileImageRepository } from './reconcileImageRepository';
import { reconcileImageUpdate } from './reconcileImageUpdate';

/**
 * Runs image-reflector-controller and image-automation-controller.
 *
 * @returns how to stop them
 */
export function startImageControllers(context: ImageContext): () => void {
  const { store, clock, registry } = context;
  const repositories = createWorkQueue(clock, key =>
    reconcileImageRepository(context, key),
  );
  const policies = createWorkQueue(clock, key =>
    reconcileImagePolicy(context, key),
  );
  const automations = createWorkQueue(clock, key =>
    reconcileImageUpdate(context, key),
  );
  const stopPublications = registry.observe(() =>
    store
      .list(kinds.imageRepository)
      .forEach(object => repositories.add(toObjectKey(object))),
  );
  const stop = store.observe(change => {
    const { type, kind, object, previous } = change;
    if (type === 'DELETED') return;
    const isWorth = isWorthReconciling(change);
    const hasMoved = (field: string) =>
      !isDeepStrictEqual(object.status?.[field], previous?.status?.[field]);
    if (kind === kinds.imageRepository) {
      if (isWorth) repositories.add(toObjectKey(object));
      if (!hasMoved('lastScanResult')) return;
      for (const policy of store.list(kinds.imagePolicy)) {
        const spec = imagePolicySpec.safeParse(policy.spec).data;
        const { name, namespace = policy.metadata.namespace } =
          spec?.imageRepositoryRef ?? {};
        const { metadata } = object;
        if (name === metadata.name && namespace === metadata.namespace)
          policies.add(toObjectKey(policy));
      }
    }
    if (kind === kinds.imagePolicy) {
      if (isWorth) policies.add(toObjectKey(object));
      if (hasMoved('latestRef'))
        store
          .list(kinds.imageUpdateAutomation, object.metadata.namespace)
          .forEach(each => automations.add(toObjectKey(each)));
    }
    if (kind === kinds.imageUpdateAutomation && isWorth)
      automations.add(toObjectKey(object));
  });
  return () => {
    stop();
    stopPublications();
  };
}
