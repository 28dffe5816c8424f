import { SeedCluster } from './seedClusters';
import { SeedService } from './seedServices';

/**
 * `clusters/<cluster>/apps/<service>.yaml`: parameters on an Argo CD cluster, the object itself on a Flux cluster.
 */
export function toDeploymentFile(
  service: SeedService,
  cluster: SeedCluster,
  options: { version: string },
): Record<string, string> {
  const path = `clusters/${cluster.name}/apps/${service.name}.yaml`;
  if (cluster.engine === 'flux') {
    const text =
      service.packaging !== 'overlays'
        ? toHelmRelease(service, cluster, options.version)
        : toFluxKustomization(service, cluster, options.version);
    return { [path]: text };
  }
  const wave = service.waves?.[cluster.name];
  const parameters =
    service.packaging !== 'overlays'
      ? `values:
  image:
    tag: ${options.version}
`
      : `kustomize:
  images:
    - ghcr.io/org/${service.name}:${options.version}
`;
  return {
    [path]: `# ${service.name} on ${
      cluster.name
    }: read by bootstrap/argocd/services/${service.name}.yaml
${wave ? `wave: "${wave}"\n` : ''}${parameters}`,
  };
}

function toMetadata({ name }: SeedService) {
  return `metadata:
  name: ${name}
  namespace: flux-system
  labels:
    backstage.io/kubernetes-id: ${name}
    app.kubernetes.io/name: ${name}
  annotations:
    backstage.io/entity-ref: component:default/${name}
`;
}

function toHelmRelease(
  service: SeedService,
  { environment }: SeedCluster,
  version: string,
) {
  const { name, namespace } = service;
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
${toMetadata(service)}spec:
  interval: 10m
  timeout: 5m
  releaseName: ${name}
  targetNamespace: ${namespace}
  storageNamespace: ${namespace}
  chart:
    spec:
      chart: ./apps/${name}
      reconcileStrategy: ChartVersion
      sourceRef:
        kind: GitRepository
        name: platform-gitops
      ignoreMissingValuesFiles: true
      valuesFiles:
        - ./apps/${name}/values.yaml
        - ./apps/${name}/values-${environment}.yaml
  install:
    remediation:
      retries: 3
  upgrade:
    remediation:
      retries: 3
  driftDetection:
    mode: enabled
  valuesFrom:
    - kind: ConfigMap
      name: environment-values
    - kind: ConfigMap
      name: cluster-values
  values:
    image:
      tag: ${version} # {"$imagepolicy": "flux-system:${name}:tag"}
`;
}

function toFluxKustomization(
  service: SeedService,
  cluster: SeedCluster,
  version: string,
) {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
${toMetadata(service)}spec:
  interval: 10m
  retryInterval: 1m
  timeout: 5m
  prune: true
  wait: true
  targetNamespace: ${service.namespace}
  sourceRef:
    kind: GitRepository
    name: platform-gitops
  path: ./apps/${service.name}/overlays/${cluster.environment}-${cluster.cloud}
  images:
    - name: ghcr.io/org/${service.name}
      newTag: ${version}
  postBuild:
    substitute:
      CLOUD: ${cluster.cloud}
      REGION: ${cluster.region}
      CLUSTER_NAME: ${cluster.name}
`;
}
