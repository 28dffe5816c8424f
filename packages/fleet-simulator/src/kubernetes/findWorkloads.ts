import { KubernetesObject } from './objects/KubernetesObject';
import { ObjectStore } from './objects/ObjectStore';
import { kinds } from './objects/resourceKinds';
import { toService } from './toService';

/** The Deployments of a service. */
export function findWorkloads(
  store: ObjectStore,
  service: string,
): KubernetesObject[] {
  return store
    .list(kinds.deployment)
    .filter(workload => toService(workload) === service);
}
