import { FollowedKind } from './FollowedKind';

const PLURALS = ['deployments', 'statefulsets', 'daemonsets'];

/** Labels that Flux puts on what it applies: the name of the reconciler, by its kind. */
export const ownerLabels = {
  Kustomization: 'kustomize.toolkit.fluxcd.io',
  HelmRelease: 'helm.toolkit.fluxcd.io',
} as const;

/**
 * The workloads that Flux made, metadata only. One selector cannot say "this label or that", hence two
 * for each kind.
 */
export const workloadKinds: readonly FollowedKind[] = PLURALS.flatMap(plural =>
  Object.values(ownerLabels).map(prefix => ({
    kind: 'Workload' as const,
    resource: { group: 'apps', version: 'v1', plural },
    selection: { labelSelector: `${prefix}/name`, metadataOnly: true },
  })),
);
