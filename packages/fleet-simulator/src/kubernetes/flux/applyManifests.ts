import { findResourceKind, kinds } from '../objects/resourceKinds';
import { KubernetesObject } from '../objects/KubernetesObject';
import { completeDeployment } from '../workloads/completeDeployment';
import { toQualifiedPlural } from '../objects/ResourceKind';
import { applyDefaults } from './applyDefaults';
import { helmManager } from './createReleaseRun';
import { findInvalidField } from './findInvalidField';
import { FluxContext } from './FluxContext';

/** The API server refuses an object; the message is what Flux would say. */
export class ApplyError extends Error {
  readonly name = 'ApplyError';
}

const nameOf = (object: KubernetesObject) =>
  [object.kind, object.metadata.namespace, object.metadata.name]
    .filter(Boolean)
    .join('/');

/**
 * Applies objects in the order a cluster needs: namespaces first.
 *
 * @returns a line per object that changed, as Flux's events have them
 * @throws ApplyError before anything is written
 */
export function applyManifests(
  context: FluxContext,
  options: {
    objects: KubernetesObject[];
    labels: Record<string, string>;
    manager: string;
  },
): string[] {
  const { store, applier } = context;
  const { objects, labels, manager } = options;
  const own = new Set(
    objects
      .filter(({ kind }) => kind === 'Namespace')
      .map(({ metadata }) => metadata.name),
  );
  const prepared = objects.map(object => {
    const kind = findResourceKind(object.apiVersion, object.kind);
    if (!kind)
      throw new ApplyError(
        `${nameOf(object)} dry-run failed: no matches for kind "${
          object.kind
        }" in version "${object.apiVersion}"\n`,
      );
    const invalid = findInvalidField(object);
    if (invalid)
      throw new ApplyError(
        `${nameOf(object)} dry-run failed (Invalid): ${toQualifiedPlural(
          kind,
        )} "${object.metadata.name}" is invalid: ${invalid}\n`,
      );
    const namespace = object.metadata.namespace ?? 'default';
    const isHomeless =
      kind.namespaced &&
      !own.has(namespace) &&
      !store.get(kinds.namespace, { name: namespace });
    if (isHomeless)
      throw new ApplyError(
        `${nameOf(object)} not found: namespaces "${namespace}" not found\n`,
      );
    const metadata = {
      ...object.metadata,
      ...(kind.namespaced ? { namespace } : {}),
      labels: { ...object.metadata.labels, ...labels },
    };
    const complete: KubernetesObject = {
      ...object,
      metadata,
      ...(object.spec ? { spec: applyDefaults(object.kind, object.spec) } : {}),
    };
    return { kind, desired: completeDeployment(complete) };
  });
  const isFirst = ({ kind }: { kind: unknown }) => kind === kinds.namespace;
  return [...prepared]
    .sort((left, right) => Number(isFirst(right)) - Number(isFirst(left)))
    .map(({ kind, desired }) => ({
      line: nameOf(desired),
      outcome: applier.apply(kind, {
        desired,
        manager,
        ...(manager === helmManager ? { operation: 'Update' as const } : {}),
      }),
    }))
    .filter(({ outcome }) => outcome !== 'unchanged')
    .map(({ line, outcome }) => `${line} ${outcome}`);
}
