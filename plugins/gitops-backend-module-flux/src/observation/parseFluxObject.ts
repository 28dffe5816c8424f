import { z } from 'zod/v3';
import {
  FluxSource,
  fluxSourceSchema,
  HelmRelease,
  helmReleaseSchema,
  Kustomization,
  kustomizationSchema,
  objectMetaSchema,
  ResourceSet,
  resourceSetSchema,
  Workload,
  workloadSchema,
} from '../client/wire';
import { FollowedKind } from './FollowedKind';

/** An object of a followed kind, or what is wrong with it. */
export type ParsedFluxObject = { namespace: string; name: string } & (
  | { kind: 'Kustomization'; value: Kustomization }
  | { kind: 'HelmRelease'; value: HelmRelease }
  | { kind: 'ResourceSet'; value: ResourceSet }
  | { kind: 'Source'; value: FluxSource }
  | { kind: 'Workload'; value: Workload }
  | { kind: 'Malformed'; field: string }
);

const anyObjectSchema = z.object({ metadata: objectMetaSchema });

/**
 * Parses an object as the API server sent it. One that lacks what we need is told by name and field,
 * so that it can be shown; undefined when it does not even have a name.
 */
export function parseFluxObject(
  kind: Exclude<FollowedKind['kind'], 'Event'>,
  object: unknown,
): ParsedFluxObject | undefined {
  const named = anyObjectSchema.safeParse(object);
  if (!named.success) return undefined;
  const { namespace, name } = named.data.metadata;
  const parsed = parseAs(kind, object);
  return parsed.success
    ? ({ namespace, name, ...parsed.data } as ParsedFluxObject)
    : {
        namespace,
        name,
        kind: 'Malformed',
        field: parsed.error.issues[0]?.path.join('.') || 'object',
      };
}

function parseAs(
  kind: Exclude<FollowedKind['kind'], 'Event'>,
  object: unknown,
) {
  switch (kind) {
    case 'Kustomization':
      return kustomizationSchema
        .transform(value => ({ kind, value }))
        .safeParse(object);
    case 'HelmRelease':
      return helmReleaseSchema
        .transform(value => ({ kind, value }))
        .safeParse(object);
    case 'ResourceSet':
      return resourceSetSchema
        .transform(value => ({ kind, value }))
        .safeParse(object);
    case 'Workload':
      return workloadSchema
        .transform(value => ({ kind, value }))
        .safeParse(object);
    default:
      return fluxSourceSchema
        .transform(value => ({ kind: 'Source' as const, value }))
        .safeParse(object);
  }
}
