import { KubernetesObject } from '../objects/KubernetesObject';
import { findResourceKind } from '../objects/resourceKinds';

/** The object in a namespace, whatever it said; cluster-scoped objects stay as they are. */
export function placeInNamespace(
  object: KubernetesObject,
  namespace: string | null | undefined,
): KubernetesObject {
  const kind = findResourceKind(object.apiVersion, object.kind);
  if (!namespace || kind?.namespaced === false) return object;
  return { ...object, metadata: { ...object.metadata, namespace } };
}
