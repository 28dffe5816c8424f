import {
  HealthStatus,
  ResourceNode,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { HelmRelease } from '../../client/wire';

const healths: Readonly<Record<string, HealthStatus>> = {
  deployed: 'Healthy',
  failed: 'Degraded',
  'pending-install': 'Progressing',
  'pending-upgrade': 'Progressing',
  'pending-rollback': 'Progressing',
  uninstalling: 'Progressing',
};

/** Where Helm keeps a revision of a release: a Secret on the cluster that it deploys to. */
export type ReleaseStorage = {
  namespace: string;
  name: string;
  release: string;
  revision: number;
};

/** The newest revision that helm-controller tells of, undefined when it has installed nothing. */
export function selectReleaseStorage({
  metadata,
  spec,
  status,
}: HelmRelease): ReleaseStorage | undefined {
  const newest = status?.history?.[0];
  if (newest?.version === undefined) return undefined;
  const release = newest.name ?? spec.releaseName ?? metadata.name;
  return {
    namespace:
      status?.storageNamespace ?? spec.storageNamespace ?? metadata.namespace,
    name: `sh.helm.release.v1.${release}.v${newest.version}`,
    release,
    revision: newest.version,
  };
}

/** The Secret in which Helm keeps the release, from what helm-controller tells: the Secret is not read. */
export function toReleaseNode(release: HelmRelease): ResourceNode | undefined {
  const storage = selectReleaseStorage(release);
  const newest = release.status?.history?.[0];
  if (!storage || !newest) return undefined;
  const ref = {
    group: '',
    version: 'v1',
    kind: 'Secret',
    namespace: storage.namespace,
    name: storage.name,
  };
  const status = newest.status ?? 'unknown';
  return {
    id: toResourceId(ref),
    ref,
    parents: [],
    managed: false,
    health: healths[status] ?? 'Unknown',
    ...(newest.lastDeployed && { createdAt: newest.lastDeployed }),
    specifics: {
      type: 'helmRelease',
      release: storage.release,
      revision: storage.revision,
      status,
      ...(newest.chartName && {
        chart: `${newest.chartName} ${newest.chartVersion ?? ''}`.trim(),
      }),
      ...(newest.appVersion && { appVersion: newest.appVersion }),
    },
  };
}
