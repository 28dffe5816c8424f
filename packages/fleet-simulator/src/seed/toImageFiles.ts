import { SeedCluster } from './seedClusters';

/**
 * Image automation of a cluster with Flux, for checkout-api: `clusters/<cluster>/image-automation/`, under a Flux
 * Kustomization of its own, so that nothing else waits for the image controllers.
 */
export function toImageFiles({ name }: SeedCluster): Record<string, string> {
  const folder = `clusters/${name}/image-automation`;
  return {
    [`bootstrap/${name}/image-automation.yaml`]: `# Needs Flux's image controllers on ${name}
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: image-automation
  namespace: flux-system
spec:
  interval: 10m
  retryInterval: 1m
  timeout: 5m
  prune: true
  sourceRef:
    kind: GitRepository
    name: platform-gitops
  path: ./${folder}
`,
    [`${folder}/checkout-api.yaml`]: `apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata:
  name: checkout-api
  namespace: flux-system
spec:
  image: ghcr.io/org/checkout-api
  interval: 5m
---
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata:
  name: checkout-api
  namespace: flux-system
spec:
  imageRepositoryRef:
    name: checkout-api
  policy:
    semver:
      range: '>=1.0.0 <2.0.0'
`,
    [`${folder}/update.yaml`]: `apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata:
  name: apps
  namespace: flux-system
spec:
  interval: 10m
  sourceRef:
    kind: GitRepository
    name: platform-gitops
  git:
    checkout:
      ref:
        branch: main
    commit:
      author:
        name: Flux Bot
        email: fluxbot@example.com
      messageTemplate: |-
        {{ range .Changed.Changes }}{{ println .OldValue "->" .NewValue }}{{ end }}
    push:
      branch: main
  update:
    path: ./clusters/${name}/apps
    strategy: Setters
`,
  };
}
