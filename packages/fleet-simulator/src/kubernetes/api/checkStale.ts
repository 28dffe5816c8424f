import { KubernetesObject } from '../objects/KubernetesObject';
import { ResourceKind, toQualifiedPlural } from '../objects/ResourceKind';
import { StatusError } from './StatusError';

/** @throws StatusError 409 when a client names a resourceVersion that is not the current one */
export function checkStale(
  kind: ResourceKind,
  options: { live: KubernetesObject; resourceVersion: unknown },
): void {
  const { live, resourceVersion } = options;
  const { name } = live.metadata;
  if (
    resourceVersion === undefined ||
    resourceVersion === live.metadata.resourceVersion
  )
    return;
  throw new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${toQualifiedPlural(
      kind,
    )} "${name}": the object has been modified; please apply your changes to the latest version and try again`,
    { name, group: kind.group, kind: kind.plural },
  );
}
