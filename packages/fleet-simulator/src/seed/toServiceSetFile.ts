import { SeedService } from './seedServices';

const automated = `        automated:
          prune: true
          selfHeal: true
`;

const retry = `        retry:
          limit: 5
          backoff:
            duration: 5s
            factor: 2
            maxDuration: 3m
`;

// The last step takes whatever the earlier ones leave, so that a new wave is never forgotten.
const rollingSync = `  strategy:
    type: RollingSync
    rollingSync:
      steps:
        - matchExpressions:
            - key: wave
              operator: In
              values: ["1"]
        - matchExpressions:
            - key: wave
              operator: In
              values: ["2"]
        - matchExpressions:
            - key: wave
              operator: NotIn
              values: ["1", "2"]
`;

/** `bootstrap/argocd/services/<service>.yaml`: the service on every registered cluster that has a file for it. */
export function toServiceSetFile(
  service: SeedService,
  url: string,
): Record<string, string> {
  const { name, namespace, packaging, waves } = service;
  const chart = packaging !== 'overlays';
  const concerns = chart
    ? '.;/environments/{{.metadata.labels.environment}};/clusters/{{.name}}/values-{{.metadata.labels.cloud}}.yaml'
    : '.;../../base';
  const text = `# ${name} on every registered cluster that has clusters/<cluster>/apps/${name}.yaml
${
  waves
    ? '# One wave of clusters after the other. The waves do the syncing, so nothing here heals itself.\n'
    : ''
}apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: ${name}
  namespace: argocd
  labels:
    backstage.io/kubernetes-id: ${name}
  annotations:
    backstage.io/entity-ref: component:default/${name}
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  generators:
    - matrix:
        generators:
          - clusters:
              selector:
                matchLabels:
                  argocd.argoproj.io/secret-type: cluster
          - git:
              repoURL: ${url}
              revision: main
              files:
                - path: 'clusters/{{.name}}/apps/${name}.yaml'
${waves ? rollingSync : ''}  template:
    metadata:
      name: '${name}-{{.nameNormalized}}'
      labels:
        backstage.io/kubernetes-id: ${name}
        app.kubernetes.io/name: ${name}
        cluster: '{{.nameNormalized}}'
        environment: '{{.metadata.labels.environment}}'
${waves ? `        wave: '{{.wave}}'\n` : ''}      annotations:
        backstage.io/entity-ref: component:default/${name}
        # a commit of another team does not regenerate this service
        argocd.argoproj.io/manifest-generate-paths: '${concerns}'
    spec:
      project: services
      source:
        repoURL: ${url}
        targetRevision: main
${chart ? toChartSource(name) : toOverlaySource(name)}      destination:
        name: '{{.name}}'
        namespace: ${namespace}
      syncPolicy:
${waves ? '' : automated}        syncOptions:
          - CreateNamespace=true
          - ServerSideApply=true
${chart ? retry : ''}  templatePatch: |
    spec:
      source:
${
  chart
    ? `        helm:
          valuesObject: {{ .values | toJson }}
`
    : `        kustomize: {{ .kustomize | toJson }}
`
}`;
  return { [`bootstrap/argocd/services/${name}.yaml`]: text };
}

function toChartSource(name: string) {
  return `        path: apps/${name}
        helm:
          releaseName: ${name}
          ignoreMissingValueFiles: true
          valueFiles:
            - 'values-{{.metadata.labels.environment}}.yaml'
            - '/environments/{{.metadata.labels.environment}}/values.yaml'
            - '/clusters/{{.name}}/values-{{.metadata.labels.cloud}}.yaml'
`;
}

function toOverlaySource(name: string) {
  return `        path: 'apps/${name}/overlays/{{.metadata.labels.environment}}'
`;
}
