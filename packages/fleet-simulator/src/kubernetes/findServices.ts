import { kustomizationSpec } from './flux/kustomizationSpec';
import { toRepositoryPath } from './flux/toRepositoryPath';
import { KubernetesObject } from './objects/KubernetesObject';
import { ObjectStore } from './objects/ObjectStore';
import { kinds } from './objects/resourceKinds';

/** Names of the Flux objects that came from `clusters/<cluster>/apps`, sorted. */
export function findServices(store: ObjectStore, cluster: string): string[] {
  const folder = `clusters/${cluster}/apps`;
  const isFromFolder = ({ metadata }: KubernetesObject) => {
    const owner = store.get(kinds.kustomization, {
      name: metadata.labels?.['kustomize.toolkit.fluxcd.io/name'] ?? '',
      namespace: metadata.labels?.['kustomize.toolkit.fluxcd.io/namespace'],
    });
    const spec = kustomizationSpec.safeParse(owner?.spec);
    return spec.success && toRepositoryPath(spec.data.path ?? '') === folder;
  };
  return [...store.list(kinds.helmRelease), ...store.list(kinds.kustomization)]
    .filter(isFromFolder)
    .map(({ metadata }) => metadata.name)
    .sort();
}
