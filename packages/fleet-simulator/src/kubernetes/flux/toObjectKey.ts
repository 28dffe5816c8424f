import { KubernetesObject } from '../objects/KubernetesObject';
import { ObjectKey } from './FluxContext';

/** Namespace and name of a namespaced object. */
export function toObjectKey({ metadata }: KubernetesObject): ObjectKey {
  return { namespace: metadata.namespace ?? 'default', name: metadata.name };
}
