import { createWorkQueue } from '../flux/createWorkQueue';
import { toObjectKey } from '../flux/toObjectKey';
import { kinds } from '../objects/resourceKinds';
import { rollOutDeployment } from './rollOutDeployment';
import { WorkloadContext } from './WorkloadContext';

/** Runs the pods of Deployments. */
export interface DeploymentController {
  /** Looks at every Deployment again, as after pods were broken or healed. */
  refresh(): void;
  stop(): void;
}

/** Follows Deployments, and takes pods away with the Deployment they belong to. */
export function startDeploymentController(
  context: WorkloadContext,
): DeploymentController {
  const { store, clock } = context;
  const queue = createWorkQueue(clock, async key => {
    await rollOutDeployment(context, key);
    return undefined;
  });
  const stop = store.observe(({ type, kind, object, previous }) => {
    const isOwner = kind === kinds.deployment || kind === kinds.replicaSet;
    if (type === 'DELETED' && isOwner) {
      const dependents =
        kind === kinds.deployment ? kinds.replicaSet : kinds.pod;
      for (const dependent of store.list(dependents, object.metadata.namespace))
        if (
          dependent.metadata.ownerReferences?.[0]?.uid === object.metadata.uid
        )
          store.remove(dependents, dependent.metadata);
    }
    const isChanged =
      previous?.metadata.generation !== object.metadata.generation;
    if (type !== 'DELETED' && kind === kinds.deployment && isChanged)
      queue.add(toObjectKey(object));
  });
  return {
    refresh: () =>
      store
        .list(kinds.deployment)
        .forEach(deployment => queue.add(toObjectKey(deployment))),
    stop,
  };
}
