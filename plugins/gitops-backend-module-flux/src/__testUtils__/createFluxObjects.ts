import { LoopbackObject } from './LoopbackObject';

/** Where the loopback API server keeps each kind, and what it serves with Flux 2.9. */
export const fluxPaths = {
  Kustomization: 'kustomize.toolkit.fluxcd.io/v1/kustomizations',
  HelmRelease: 'helm.toolkit.fluxcd.io/v2/helmreleases',
  GitRepository: 'source.toolkit.fluxcd.io/v1/gitrepositories',
  Deployment: 'apps/v1/deployments',
  Event: '/v1/events',
  ResourceSet: 'fluxcd.controlplane.io/v1/resourcesets',
} as const;

/** Everything a cluster with Flux 2.9 serves that we read. */
export const servedWithFlux: Record<string, string[]> = {
  'kustomize.toolkit.fluxcd.io/v1': ['kustomizations'],
  'helm.toolkit.fluxcd.io/v2': ['helmreleases'],
  'source.toolkit.fluxcd.io/v1': [
    'gitrepositories',
    'ocirepositories',
    'helmrepositories',
    'helmcharts',
    'buckets',
  ],
  '/v1': ['events'],
  'apps/v1': ['deployments', 'statefulsets', 'daemonsets'],
};

/** How many watches are open on a cluster that serves {@link servedWithFlux}. */
export const watchesOfFlux = 12;

/** A revision of `main`, whole, told apart by one digit. */
export function createRevision(digit: string): string {
  return `main@sha1:${digit.repeat(40)}`;
}

/** The GitRepository `platform-gitops` at a revision. */
export function createGitRepository(revision: string): LoopbackObject {
  return {
    kind: 'GitRepository',
    metadata: { name: 'platform-gitops', namespace: 'flux-system' },
    spec: {
      url: 'https://robot:hunter2@git.example.com/org/platform-gitops.git',
      ref: { branch: 'main' },
    },
    status: {
      artifact: { revision, lastUpdateTime: '2026-11-23T01:00:00Z' },
    },
  };
}

/** A Kustomization that has applied a revision of `platform-gitops`. */
export function createKustomization(
  name: string,
  options: { revision: string; namespace?: string },
): LoopbackObject {
  const { revision, namespace = 'flux-system' } = options;
  return {
    kind: 'Kustomization',
    metadata: { name, namespace, generation: 1 },
    spec: {
      prune: true,
      path: `./apps/${name}`,
      sourceRef: {
        kind: 'GitRepository',
        name: 'platform-gitops',
        namespace: 'flux-system',
      },
    },
    status: {
      observedGeneration: 1,
      lastAppliedRevision: revision,
      lastAttemptedRevision: revision,
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'ReconciliationSucceeded',
          message: `Applied revision: ${revision}`,
          observedGeneration: 1,
          lastTransitionTime: '2026-11-23T01:00:05Z',
        },
      ],
    },
  };
}

/** A Deployment that a Kustomization of `flux-system` made. */
export function createWorkload(
  name: string,
  options: { owner: string; version: string },
): LoopbackObject {
  return {
    metadata: {
      name,
      namespace: 'shop',
      labels: {
        'app.kubernetes.io/version': options.version,
        'kustomize.toolkit.fluxcd.io/name': options.owner,
        'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
      },
    },
    spec: { secret: 'must not be read' },
  };
}
