import { KubernetesObject } from '../objects/KubernetesObject';

/** Status fields that acknowledge a request to reconcile; none when nobody ever asked. */
export function readRequest(object: KubernetesObject): {
  lastHandledReconcileAt?: string;
} {
  const at = object.metadata.annotations?.['reconcile.fluxcd.io/requestedAt'];
  return at ? { lastHandledReconcileAt: at } : {};
}
