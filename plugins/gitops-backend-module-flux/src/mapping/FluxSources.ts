import { FluxSource, SourceReference } from '../client/wire';

/** The source objects of one cluster, by {@link toSourceKey}. */
export type FluxSources = ReadonlyMap<string, FluxSource>;

/** What identifies a source object within its cluster. */
export function toSourceKey(source: {
  kind: string;
  namespace: string;
  name: string;
}): string {
  return `${source.kind}/${source.namespace}/${source.name}`;
}

/**
 * The key of the source that a reference means.
 *
 * @param namespace - that of the object which holds the reference
 */
export function toReferencedKey(
  reference: SourceReference,
  namespace: string,
): string {
  return toSourceKey({ namespace, ...reference });
}
