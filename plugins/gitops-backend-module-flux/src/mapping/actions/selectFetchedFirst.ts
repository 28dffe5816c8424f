import { HelmRelease, Kustomization } from '../../client/wire';
import { fetchedKinds } from '../fetchedKinds';
import { selectChartReference } from '../selectChartReference';

/** A source object that is reconciled before what is fetched from it. */
export type FetchedObject = { kind: string; namespace: string; name: string };

/**
 * What to fetch before a Deployment is reconciled, in this order: what its chart is made of, then the
 * chart; or its only source.
 */
export function selectFetchedFirst(
  object:
    | { kind: 'Kustomization'; value: Kustomization }
    | { kind: 'HelmRelease'; value: HelmRelease },
): FetchedObject[] {
  const { namespace } = object.value.metadata;
  const references =
    object.kind === 'Kustomization'
      ? [object.value.spec.sourceRef]
      : [
          object.value.spec.chart?.spec.sourceRef,
          selectChartReference(object.value),
        ];
  return references.flatMap(reference =>
    reference && fetchedKinds.includes(reference.kind)
      ? { namespace, ...reference }
      : [],
  );
}
