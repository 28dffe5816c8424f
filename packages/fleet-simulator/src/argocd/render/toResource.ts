import { isJsonObject, Json, JsonObject } from '../../Json';
import { DesiredResource } from './DesiredState';

const CLUSTER_SCOPED = new Set([
  'Namespace',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterSecretStore',
  'CustomResourceDefinition',
  'StorageClass',
  'PriorityClass',
]);

/** A manifest as a resource of an Application; undefined when it is not a Kubernetes object. */
export function toResource(
  manifest: JsonObject,
  options: { namespace?: string },
): DesiredResource | undefined {
  const { apiVersion, kind, metadata } = manifest;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    return undefined;
  }
  if (!isJsonObject(metadata) || typeof metadata.name !== 'string') {
    return undefined;
  }
  const [group, version] = apiVersion.includes('/')
    ? apiVersion.split('/')
    : ['', apiVersion];
  const namespace =
    typeof metadata.namespace === 'string'
      ? metadata.namespace
      : options.namespace;
  const wave =
    isJsonObject(metadata.annotations) &&
    metadata.annotations['argocd.argoproj.io/sync-wave'];
  return {
    group,
    version,
    kind,
    ...(CLUSTER_SCOPED.has(kind) ? {} : { namespace }),
    name: metadata.name,
    ...(wave ? { syncWave: Number(wave) } : {}),
    images: toImages(manifest),
    manifest,
  };
}

/** Orders resources as Argo CD lists them: by group, kind and name. */
export function sortResources(resources: DesiredResource[]): DesiredResource[] {
  const key = ({ group, kind, namespace, name }: DesiredResource) =>
    [group, kind, namespace ?? '', name].join('\0');
  return [...resources].sort((first, second) =>
    key(first) < key(second) ? -1 : 1,
  );
}

function toImages(manifest: JsonObject): string[] | undefined {
  const images = [...findContainers(manifest)]
    .map(container => container.image)
    .filter((image): image is string => typeof image === 'string');
  return images.length ? images : undefined;
}

function* findContainers(value: Json | undefined): Generator<JsonObject> {
  if (Array.isArray(value))
    for (const item of value) yield* findContainers(item);
  if (!isJsonObject(value)) return;
  for (const [key, child] of Object.entries(value)) {
    if (/^(initC|c)ontainers$/.test(key) && Array.isArray(child)) {
      yield* child.filter(isJsonObject);
    } else yield* findContainers(child);
  }
}
