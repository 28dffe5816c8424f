import { SeedCluster } from './seedClusters';

/** Where a cluster with Flux finds its secrets, under a Kustomization of its own: it needs External Secrets there. */
export function toSecretStoreFiles({
  name,
}: SeedCluster): Record<string, string> {
  const folder = `clusters/${name}/secret-store`;
  return {
    [`bootstrap/${name}/secret-store.yaml`]: `# Needs External Secrets on ${name}
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: secret-store
  namespace: flux-system
spec:
  interval: 10m
  retryInterval: 1m
  timeout: 5m
  prune: true
  wait: true
  sourceRef:
    kind: GitRepository
    name: platform-gitops
  path: ./${folder}
`,
    [`${folder}/vault-backend.yaml`]: `apiVersion: external-secrets.io/v1
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
          mountPath: kubernetes-${name}
          role: platform
          serviceAccountRef:
            name: external-secrets
            namespace: external-secrets
`,
  };
}
