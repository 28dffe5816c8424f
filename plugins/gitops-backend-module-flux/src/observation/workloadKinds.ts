import { FollowedKind } from './FollowedKind';

const PLURALS = ['deployments', 'statefulsets', 'daemonsets'];

/** Labels that Flux puts on what it applies: the name of the reconciler, by its kind. */
export const ownerLabels = {
  Kustomization: 'kustomize.toolkit.fluxcd.io',
  HelmRelease: 'helm.toolkit.fluxcd.io',
} as const;

/**
 * The workloads that say their version, metadata only. One selector cannot ask for those of Kustomizations
 * and those of HelmReleases; that it is Flux's, the labels tell.
 */
export const workloadKinds: readonly FollowedKind[] = PLURALS.map(plural => ({
  kind: 'Workload' as const,
  resource: { group: 'apps', version: 'v1', plural },
  selection: {
    labelSelector: 'app.kubernetes.io/version',
    metadataOnly: true,
  },
}));
