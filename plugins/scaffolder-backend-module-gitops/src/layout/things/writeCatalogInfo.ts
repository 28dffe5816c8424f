import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { setYamlValue } from '../yaml/setYamlValue';
import { toYaml } from '../yaml/toYaml';

const clustersPath = ['metadata', 'annotations', 'gitops/clusters'];

/** `apps/<service>/catalog-info.yaml`: the entity, with the annotations its board needs. */
export function writeCatalogInfo(
  draft: FileDraft,
  entity: {
    name: string;
    entityRef: string;
    description?: string;
    owner: string;
    system?: string;
    clusters: readonly string[];
  },
): void {
  const { name, clusters } = entity;
  const [, namespace, entityName] =
    /^[^:]+:([^/]+)\/(.+)$/.exec(entity.entityRef) ?? [];
  draft.write(
    toPath(name),
    toYaml({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: entityName,
        ...(namespace !== 'default' && { namespace }),
        ...(entity.description && { description: entity.description }),
        annotations: {
          'gitops/app-name': name,
          'gitops/clusters': clusters.join(','),
          'backstage.io/kubernetes-id': name,
        },
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: entity.owner,
        ...(entity.system && { system: entity.system }),
      },
    }),
  );
}

/** Keeps the clusters an entity is expected on as they are in the repository, where there is such a file. */
export function updateCatalogClusters(
  draft: FileDraft,
  name: string,
  clusters: readonly string[],
): void {
  const file = toPath(name);
  const text = draft.read(file);
  if (text === undefined) return;
  draft.write(
    file,
    setYamlValue(text, clustersPath, clusters.join(','), { file }),
  );
}

function toPath(name: string) {
  return `${layoutPaths.app(name)}/catalog-info.yaml`;
}
