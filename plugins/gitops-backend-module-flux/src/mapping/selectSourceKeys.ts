import { HelmRelease, Kustomization } from '../client/wire';
import { FluxSources, toReferencedKey } from './FluxSources';
import { selectChartReference } from './selectChartReference';

/**
 * Keys of all sources an object is mapped with: the one it refers to, and for a chart also what the
 * chart comes from.
 */
export function selectSourceKeys(
  object:
    | { kind: 'Kustomization'; value: Kustomization }
    | { kind: 'HelmRelease'; value: HelmRelease },
  sources: FluxSources,
): string[] {
  if (object.kind === 'Kustomization') {
    const { metadata, spec } = object.value;
    return [toReferencedKey(spec.sourceRef, metadata.namespace)];
  }
  const { metadata, spec } = object.value;
  const reference = selectChartReference(object.value);
  if (!reference) return [];
  const key = toReferencedKey(reference, metadata.namespace);
  const chart = sources.get(key);
  const behind =
    spec.chart?.spec.sourceRef ??
    (reference.kind === 'HelmChart' ? chart?.spec.sourceRef : undefined);
  return behind
    ? [
        key,
        toReferencedKey(
          behind,
          spec.chart ? metadata.namespace : chart?.metadata.namespace ?? '',
        ),
      ]
    : [key];
}
