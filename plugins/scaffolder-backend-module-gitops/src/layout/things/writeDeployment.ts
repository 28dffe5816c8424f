import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { Platform, PlatformCluster } from '../platform/Platform';
import { Service } from '../platform/Service';
import { toYaml } from '../yaml/toYaml';
import { toServiceMetadata } from './toServiceMetadata';

/** What is special about a service on one cluster. */
export type DeploymentInput = {
  version: string;
  /** Only where its clusters follow one another in waves. */
  wave?: string;
};

/**
 * `clusters/<cluster>/apps/<service>.yaml`: parameters for the ApplicationSet on an Argo CD cluster, the object
 * itself on a Flux cluster.
 */
export function writeDeployment(
  draft: FileDraft,
  service: Service,
  {
    cluster,
    platform,
    ...input
  }: DeploymentInput & { cluster: PlatformCluster; platform: Platform },
): void {
  const { name } = service;
  const path = layoutPaths.deployment(cluster.name, name);
  if (cluster.engine === 'flux') {
    const object =
      service.packaging === 'chart'
        ? toHelmRelease(service, { cluster, platform, ...input })
        : toKustomization(service, { cluster, platform, ...input });
    draft.write(path, toYaml(object));
    return;
  }
  const { version, wave } = input;
  draft.write(
    path,
    toYaml(
      {
        ...(wave !== undefined && { wave }),
        ...(service.packaging === 'chart'
          ? { values: { image: { tag: version } } }
          : { kustomize: { images: [`${service.image}:${version}`] } }),
      },
      {
        head: `${name} on ${
          cluster.name
        }: parameters for ${layoutPaths.serviceSet(name)}`,
      },
    ),
  );
}

type FluxInput = DeploymentInput & {
  cluster: PlatformCluster;
  platform: Platform;
};

function toHelmRelease(
  service: Service,
  { cluster, platform, version }: FluxInput,
) {
  const { name, namespace } = service;
  const folder = `./${layoutPaths.app(name)}`;
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: {
      name,
      namespace: 'flux-system',
      ...toServiceMetadata(service),
    },
    spec: {
      interval: '10m',
      timeout: '5m',
      releaseName: name,
      targetNamespace: namespace,
      storageNamespace: namespace,
      chart: {
        spec: {
          chart: folder,
          reconcileStrategy: 'ChartVersion',
          sourceRef: { kind: 'GitRepository', name: platform.sourceName },
          ignoreMissingValuesFiles: true,
          valuesFiles: [
            `${folder}/values.yaml`,
            `${folder}/values-${cluster.environment}.yaml`,
          ],
        },
      },
      install: { remediation: { retries: 3 } },
      upgrade: { remediation: { retries: 3 } },
      driftDetection: { mode: 'enabled' },
      valuesFrom: [
        { kind: 'ConfigMap', name: 'environment-values' },
        { kind: 'ConfigMap', name: 'cluster-values' },
      ],
      values: { image: { tag: version } },
    },
  };
}

function toKustomization(
  service: Service,
  { cluster, platform, version }: FluxInput,
) {
  const { name, namespace, image } = service;
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: {
      name,
      namespace: 'flux-system',
      ...toServiceMetadata(service),
    },
    spec: {
      interval: '10m',
      retryInterval: '1m',
      timeout: '5m',
      prune: true,
      wait: true,
      targetNamespace: namespace,
      sourceRef: { kind: 'GitRepository', name: platform.sourceName },
      path: `./apps/${name}/overlays/${cluster.environment}`,
      images: [{ name: image, newTag: version }],
      postBuild: {
        substitute: {
          CLOUD: cluster.cloud,
          REGION: cluster.region,
          CLUSTER_NAME: cluster.name,
          ENVIRONMENT: cluster.environment,
        },
      },
    },
  };
}
