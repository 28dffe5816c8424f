import { KubernetesObject } from './objects/KubernetesObject';
import { ObjectStore } from './objects/ObjectStore';
import { kinds } from './objects/resourceKinds';
import { toService } from './toService';

/** The ExternalSecrets that were applied with a service, or are named after it. */
export function findSecrets(
  store: ObjectStore,
  service: string,
): KubernetesObject[] {
  return store
    .list(kinds.externalSecret)
    .filter(
      secret =>
        toService(secret) === service ||
        secret.metadata.name === service ||
        secret.metadata.name.startsWith(`${service}-`),
    );
}
