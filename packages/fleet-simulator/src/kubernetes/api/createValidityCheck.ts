import { KubernetesObject } from '../objects/KubernetesObject';
import { ResourceKind, toQualifiedPlural } from '../objects/ResourceKind';
import { StatusError } from './StatusError';

/** What the schema of its kind has against an object; undefined when nothing. */
export type ObjectCheck = (object: KubernetesObject) => string | undefined;

/** Refuses what a schema has something against: 422. */
export function createValidityCheck(
  kind: ResourceKind,
  findInvalidField: ObjectCheck,
): (object: KubernetesObject) => void {
  return object => {
    const invalid = findInvalidField(object);
    if (!invalid) return;
    const { name } = object.metadata;
    throw new StatusError(
      422,
      'Invalid',
      `${toQualifiedPlural(kind)} "${name}" is invalid: ${invalid}`,
      { name, group: kind.group, kind: kind.kind },
    );
  };
}
