import { z } from 'zod/v3';
import { ResourceKind, toQualifiedPlural } from '../objects/ResourceKind';
import { parseConditions } from './conditions';
import { FluxContext, ObjectKey } from './FluxContext';
import { dependencies } from './kustomizationSpec';

const sourced = z.object({
  spec: z.object({ sourceRef: z.object({ name: z.string() }).optional() }),
  status: z.object({ lastAppliedRevision: z.string().optional() }),
});

/**
 * Why the objects named in `dependsOn` keep this one waiting, in Flux's words; undefined when they do not.
 *
 * @param options - `source`: a dependency that shares it must have applied its `revision`
 */
export function checkDependencies(
  context: FluxContext,
  options: {
    kind: ResourceKind;
    key: ObjectKey;
    dependsOn: z.infer<typeof dependencies> | undefined;
    source?: { name: string; revision: string };
  },
): string | undefined {
  const { kind, key, dependsOn = [], source } = options;
  for (const { name, namespace = key.namespace } of dependsOn) {
    const called = `dependency '${namespace}/${name}'`;
    const object = context.store.get(kind, { namespace, name });
    if (!object)
      return `${called} not found: ${toQualifiedPlural(
        kind,
      )} "${name}" not found`;
    const ready = parseConditions(object.status).find(
      ({ type }) => type === 'Ready',
    );
    const isReady =
      ready?.status === 'True' &&
      object.status?.observedGeneration === object.metadata.generation;
    if (!isReady) return `${called} is not ready`;
    const parsed = sourced.safeParse(object);
    const isBehind =
      source &&
      parsed.success &&
      parsed.data.spec.sourceRef?.name === source.name &&
      parsed.data.status.lastAppliedRevision !== source.revision;
    if (isBehind) return `${called} revision is not up to date`;
  }
  return undefined;
}
