import { ArgocdApplication } from '../ArgocdApplication';
import { DesiredResource } from '../render/DesiredState';

/** The annotation by which Argo CD knows whose a resource is. */
export const TRACKING_ID = 'argocd.argoproj.io/tracking-id';

/** Its value. */
export function toTrackingId(
  { metadata }: ArgocdApplication,
  { group, kind, namespace, name }: DesiredResource,
): string {
  const instance =
    metadata.namespace === 'argocd'
      ? metadata.name
      : `${metadata.namespace}_${metadata.name}`;
  return `${instance}:${group}/${kind}:${namespace ?? ''}/${name}`;
}
