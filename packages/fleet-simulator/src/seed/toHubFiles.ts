/** `bootstrap/root.yaml`, `bootstrap/argocd/` and `bootstrap/hub/`: what the Argo CD hub starts from. */
export function toHubFiles(url: string): Record<string, string> {
  return {
    'bootstrap/root.yaml': `# The only object applied by hand on the hub: kubectl apply -f bootstrap/root.yaml
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: platform-root
  namespace: argocd
spec:
  project: default
  source:
    repoURL: ${url}
    targetRevision: main
    path: bootstrap
    directory:
      recurse: true
      include: 'argocd/*'
  destination:
    server: https://kubernetes.default.svc
    namespace: argocd
  syncPolicy:
    automated:
      prune: true
      selfHeal: true
`,
    'bootstrap/argocd/projects.yaml': [
      toProject('platform', 'Clusters, namespaces and what all share', '*'),
      toProject('services', 'What the teams run', 'Namespace'),
    ]
      .map(project => project.replace('URL', url))
      .join('---\n'),
    'bootstrap/argocd/registrations.yaml': `# Registers the clusters with this hub; apart from the rest, because it needs External Secrets.
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: registrations
  namespace: argocd
spec:
  project: platform
  source:
    repoURL: ${url}
    targetRevision: main
    path: bootstrap
    directory:
      recurse: true
      include: '{*/argocd-cluster.yaml,hub/*}'
  destination:
    server: https://kubernetes.default.svc
    namespace: argocd
  syncPolicy:
    automated:
      prune: true
      selfHeal: true
    syncOptions:
      - SkipDryRunOnMissingResource=true
    retry:
      limit: 5
      backoff:
        duration: 5s
        factor: 2
        maxDuration: 3m
`,
    'bootstrap/hub/secret-store.yaml': `# Where the hub finds the credentials of the clusters
apiVersion: external-secrets.io/v1
kind: ClusterSecretStore
metadata:
  name: vault-backend
spec:
  provider:
    vault:
      server: https://vault.example.com
      path: secret
      version: v2
      auth:
        kubernetes:
          mountPath: kubernetes-hub
          role: argocd
          serviceAccountRef:
            name: external-secrets
            namespace: external-secrets
`,
    'bootstrap/argocd/clusters.yaml': toPlatformSet({
      comment: 'What clusters/<name>/kustomization.yaml lists, on that cluster',
      name: 'clusters',
      generators: `    - clusters:
        selector:
          matchLabels:
            argocd.argoproj.io/secret-type: cluster
`,
      application: 'cluster-{{.nameNormalized}}',
      path: 'clusters/{{.name}}',
      url,
    }),
    'bootstrap/argocd/infrastructure.yaml': toPlatformSet({
      comment: 'Each folder in infrastructure/ on every registered cluster',
      name: 'infrastructure',
      generators: `    - matrix:
        generators:
          - clusters:
              selector:
                matchLabels:
                  argocd.argoproj.io/secret-type: cluster
          - git:
              repoURL: ${url}
              revision: main
              directories:
                - path: infrastructure/*
`,
      application: '{{.path.basenameNormalized}}-{{.nameNormalized}}',
      path: '{{.path.path}}',
      url,
    }),
  };
}

function toProject(name: string, description: string, kind: string) {
  return `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: ${name}
  namespace: argocd
  annotations:
    argocd.argoproj.io/sync-wave: "-1"
spec:
  description: ${description}
  sourceRepos:
    - URL
  destinations:
    - name: '*'
      server: '*'
      namespace: '*'
  clusterResourceWhitelist:
    - group: '${kind === '*' ? '*' : ''}'
      kind: '${kind}'
`;
}

function toPlatformSet(set: {
  comment: string;
  name: string;
  generators: string;
  application: string;
  path: string;
  url: string;
}) {
  return `# ${set.comment}
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: ${set.name}
  namespace: argocd
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  syncPolicy:
    preserveResourcesOnDeletion: true
  generators:
${set.generators}  template:
    metadata:
      name: '${set.application}'
      labels:
        cluster: '{{.nameNormalized}}'
        environment: '{{.metadata.labels.environment}}'
    spec:
      project: platform
      source:
        repoURL: ${set.url}
        targetRevision: main
        path: '${set.path}'
      destination:
        name: '{{.name}}'
      syncPolicy:
        automated:
          prune: true
          selfHeal: true
        syncOptions:
          - ServerSideApply=true
        retry:
          limit: 5
          backoff:
            duration: 5s
            factor: 2
            maxDuration: 3m
`;
}
