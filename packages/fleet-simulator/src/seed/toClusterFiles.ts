import { SeedCluster } from './seedClusters';
import { toImageFiles } from './toImageFiles';
import { toSecretStoreFiles } from './toSecretStoreFiles';

/**
 * `clusters/<cluster>/` without its apps, and how the cluster joins: a registration with the hub, or Flux's own
 * bootstrap.
 *
 * @param namespaces - the namespaces of the services that may run there
 */
export function toClusterFiles(
  cluster: SeedCluster,
  namespaces: string[],
  options: { url: string },
): Record<string, string> {
  const { name, cloud, region, engine } = cluster;
  return {
    ...(engine === 'flux'
      ? {
          ...toFluxFiles(cluster, options.url),
          ...toImageFiles(cluster),
          ...toSecretStoreFiles(cluster),
        }
      : toRegistration(cluster)),
    [`clusters/${name}/values-${cloud}.yaml`]: `# Helm values of every service on ${name}
cloud:
  provider: ${cloud}
  region: ${region}
  cluster: ${name}
`,
    [`clusters/${name}/kustomization.yaml`]: toKustomization(
      cluster,
      namespaces,
    ),
    ...Object.fromEntries(
      namespaces.map(namespace => [
        `clusters/${name}/namespaces/${namespace}.yaml`,
        `apiVersion: v1
kind: Namespace
metadata:
  name: ${namespace}
  labels:
    pod-security.kubernetes.io/enforce: restricted
`,
      ]),
    ),
  };
}

function toRegistration({ name, environment, cloud, region }: SeedCluster) {
  return {
    [`bootstrap/${name}/argocd-cluster.yaml`]: `# Registers ${name} with the hub. Its credentials stay in the vault.
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: cluster-${name}
  namespace: argocd
  annotations:
    # without its registration every Application of this cluster would be deleted
    argocd.argoproj.io/sync-options: Prune=false,Delete=false
spec:
  refreshInterval: 1h
  secretStoreRef:
    name: vault-backend
    kind: ClusterSecretStore
  target:
    name: cluster-${name}
    creationPolicy: Orphan
    deletionPolicy: Retain
    template:
      metadata:
        labels:
          argocd.argoproj.io/secret-type: cluster
          environment: ${environment}
          cloud: ${cloud}
          region: ${region}
      data:
        name: ${name}
        server: '{{ .server }}'
        config: '{{ .config }}'
  dataFrom:
    - extract:
        key: clusters/${name}
`,
  };
}

function toKustomization(
  { engine, environment, cloud }: SeedCluster,
  namespaces: string[],
) {
  const resources = [
    ...(engine === 'flux' ? [`../../environments/${environment}`] : []),
    ...namespaces.map(namespace => `namespaces/${namespace}.yaml`),
  ];
  return `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
${resources.map(resource => `  - ${resource}\n`).join('')}${
    engine === 'flux'
      ? `configMapGenerator:
  - name: cluster-values
    namespace: flux-system
    files:
      - values.yaml=values-${cloud}.yaml
    options:
      disableNameSuffixHash: true
      labels:
        reconcile.fluxcd.io/watch: Enabled
`
      : ''
  }`;
}

function toFluxFiles(cluster: SeedCluster, url: string) {
  const { name, cloud, region, environment } = cluster;
  const path = `bootstrap/${name}/flux-system.yaml`;
  const steps = [
    toStep({ name: 'bootstrap', path: `./bootstrap/${name}` }),
    toStep({ name: 'infrastructure', path: './infrastructure', wait: true }),
    toStep({
      name: 'cluster',
      path: `./clusters/${name}`,
      wait: true,
      after: 'infrastructure',
    }),
    `${toStep({
      name: 'apps',
      path: `./clusters/${name}/apps`,
      after: 'cluster',
    })}  postBuild:
    substitute:
      CLOUD: ${cloud}
      REGION: ${region}
      CLUSTER_NAME: ${name}
      ENVIRONMENT: ${environment}
`,
  ];
  return {
    [path]: `# Applied once on ${name} after "flux install": kubectl apply -f ${path}
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: platform-gitops
  namespace: flux-system
spec:
  interval: 1m
  url: ${url}
  ref:
    branch: main
---
${steps.join('---\n')}`,
  };
}

function toStep(step: {
  name: string;
  path: string;
  wait?: boolean;
  after?: string;
}) {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${step.name}
  namespace: flux-system
spec:
  interval: 10m
  retryInterval: 1m
  timeout: 5m
  prune: true
${step.wait ? '  wait: true\n' : ''}${
    step.after ? `  dependsOn:\n    - name: ${step.after}\n` : ''
  }  sourceRef:
    kind: GitRepository
    name: platform-gitops
  path: ${step.path}
`;
}
