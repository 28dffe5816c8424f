import { ClusterRead } from './ClusterRead';

/** Names a resource for Argo CD, which wants a version. */
export type ResourceAddress = {
  group?: string;
  version: string;
  kind: string;
  namespace?: string;
  name: string;
};

/** How Argo CD wants a resource named in a query. */
export function toResourceQuery(
  options: Pick<ClusterRead, 'application'> & { resource: ResourceAddress },
): Record<string, string | undefined> {
  const { application, resource } = options;
  return {
    appNamespace: application.namespace,
    project: application.project,
    namespace: resource.namespace || undefined,
    resourceName: resource.name,
    version: resource.version,
    group: resource.group || undefined,
    kind: resource.kind,
  };
}
