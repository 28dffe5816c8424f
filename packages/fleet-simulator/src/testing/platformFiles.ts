const flux = (name: string, rest: string) => `---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 10m
  retryInterval: 1m
  timeout: 5m
  prune: true
  sourceRef:
    kind: GitRepository
    name: platform-gitops
${rest}`;

const namespace = (name: string) =>
  `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n`;

const configMap = (name: string, file: string) => `configMapGenerator:
  - name: ${name}
    namespace: flux-system
    files:
      - values.yaml=${file}
    options:
      disableNameSuffixHash: true
      labels:
        reconcile.fluxcd.io/watch: Enabled
`;

/** The file of a chart service on azure-aks. */
export const releaseFile = (service: string, tag: string) => `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${service}
  namespace: flux-system
  labels:
    backstage.io/kubernetes-id: ${service}
    app.kubernetes.io/name: ${service}
  annotations:
    backstage.io/entity-ref: component:default/${service}
spec:
  interval: 10m
  timeout: 5m
  releaseName: ${service}
  targetNamespace: payments
  storageNamespace: payments
  chart:
    spec:
      chart: ./apps/${service}
      reconcileStrategy: ChartVersion
      sourceRef:
        kind: GitRepository
        name: platform-gitops
      ignoreMissingValuesFiles: true
      valuesFiles:
        - ./apps/${service}/values.yaml
        - ./apps/${service}/values-production.yaml
  install:
    remediation:
      retries: 3
  upgrade:
    remediation:
      retries: 1
  driftDetection:
    mode: enabled
  valuesFrom:
    - kind: ConfigMap
      name: environment-values
    - kind: ConfigMap
      name: cluster-values
  values:
    image:
      tag: ${tag}
`;

/** The file of an overlay service on azure-aks. */
export const overlayFile = (service: string, tag: string) => `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${service}
  namespace: flux-system
  labels:
    app.kubernetes.io/name: ${service}
spec:
  interval: 10m
  retryInterval: 1m
  timeout: 5m
  prune: true
  wait: true
  targetNamespace: orders
  sourceRef:
    kind: GitRepository
    name: platform-gitops
  path: ./apps/${service}/overlays/production
  images:
    - name: ghcr.io/org/${service}
      newTag: ${tag}
  postBuild:
    substitute:
      CLOUD: azure
`;

/** Files of a chart. */
export const chartFiles = (service: string): Record<string, string> => ({
  [`apps/${service}/Chart.yaml`]: `apiVersion: v2\nname: ${service}\nversion: 0.1.0\n`,
  [`apps/${service}/values.yaml`]: `replicas: 1\nimage:\n  repository: ghcr.io/org/${service}\n  tag: ""\nport: 8080\nenv: {}\n`,
  [`apps/${service}/values-production.yaml`]: 'replicas: 3\n',
});

/** A platform repository in the recommended layout, with a Flux cluster `azure-aks` and two services. */
export const platformFiles: Record<string, string> = {
  'bootstrap/azure-aks/flux-system.yaml': `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: platform-gitops
  namespace: flux-system
spec:
  interval: 1m
  url: https://git.example.com/org/platform-gitops.git
  ref:
    branch: main
${flux('bootstrap', '  path: ./bootstrap/azure-aks\n')}${flux(
    'infrastructure',
    '  path: ./infrastructure\n  wait: true\n',
  )}${flux(
    'cluster',
    '  path: ./clusters/azure-aks\n  wait: true\n  dependsOn:\n    - name: infrastructure\n',
  )}${flux(
    'apps',
    '  path: ./clusters/azure-aks/apps\n  dependsOn:\n    - name: cluster\n  postBuild:\n    substitute:\n      CLOUD: azure\n',
  )}`,
  'infrastructure/monitoring/kustomization.yaml':
    'resources:\n  - namespace.yaml\n',
  'infrastructure/monitoring/namespace.yaml': namespace('monitoring'),
  'clusters/azure-aks/kustomization.yaml': `resources:
  - ../../environments/production
  - namespaces/payments.yaml
  - namespaces/orders.yaml
${configMap('cluster-values', 'values-azure.yaml')}`,
  'clusters/azure-aks/namespaces/payments.yaml': namespace('payments'),
  'clusters/azure-aks/namespaces/orders.yaml': namespace('orders'),
  'clusters/azure-aks/values-azure.yaml':
    'cloud:\n  provider: azure\n  region: westeurope\n',
  'environments/production/kustomization.yaml': configMap(
    'environment-values',
    'values.yaml',
  ),
  'environments/production/values.yaml': 'env:\n  LOG_LEVEL: info\n',
  'clusters/azure-aks/apps/checkout-api.yaml': releaseFile(
    'checkout-api',
    '1.4.2',
  ),
  'clusters/azure-aks/apps/inventory-api.yaml': overlayFile(
    'inventory-api',
    '2.0.1',
  ),
  ...chartFiles('checkout-api'),
  'apps/inventory-api/base/kustomization.yaml': `labels:
  - pairs:
      app.kubernetes.io/name: inventory-api
    includeSelectors: true
resources:
  - deployment.yaml
  - service.yaml
`,
  'apps/inventory-api/base/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: inventory-api
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: app
          image: ghcr.io/org/inventory-api
          env:
            - name: CLOUD
              value: \${CLOUD}
`,
  'apps/inventory-api/base/service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: inventory-api
spec:
  ports:
    - name: http
      port: 80
`,
  'apps/inventory-api/overlays/production/kustomization.yaml': `resources:
  - ../../base
patches:
  - target:
      kind: Deployment
      name: inventory-api
    patch: |
      - op: replace
        path: /spec/replicas
        value: 3
`,
};
