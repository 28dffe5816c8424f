/** The kinds of source objects we follow. */
export type FluxSourceKind =
  | 'GitRepository'
  | 'OCIRepository'
  | 'HelmRepository'
  | 'HelmChart'
  | 'Bucket';

/** Every kind of Flux object we follow. */
export type FluxKind =
  | 'Kustomization'
  | 'HelmRelease'
  | 'ResourceSet'
  | FluxSourceKind;

/**
 * The API groups of Flux: the versions whose fields we know, best first, and their kinds with the
 * plural the API server uses.
 */
export const fluxGroups: readonly {
  name: string;
  versions: readonly string[];
  kinds: Readonly<Record<string, FluxKind>>;
}[] = [
  {
    name: 'kustomize.toolkit.fluxcd.io',
    versions: ['v1', 'v1beta2'],
    kinds: { kustomizations: 'Kustomization' },
  },
  {
    name: 'helm.toolkit.fluxcd.io',
    versions: ['v2', 'v2beta2'],
    kinds: { helmreleases: 'HelmRelease' },
  },
  {
    name: 'source.toolkit.fluxcd.io',
    versions: ['v1', 'v1beta2'],
    kinds: {
      gitrepositories: 'GitRepository',
      ocirepositories: 'OCIRepository',
      helmrepositories: 'HelmRepository',
      helmcharts: 'HelmChart',
      buckets: 'Bucket',
    },
  },
  {
    // Of the Flux Operator, which is installed beside Flux or not.
    name: 'fluxcd.controlplane.io',
    versions: ['v1'],
    kinds: { resourcesets: 'ResourceSet' },
  },
];

/** Whether objects of a kind are Deployments of ours, not only what those need. */
export function isDeploymentKind(
  kind: string,
): kind is 'Kustomization' | 'HelmRelease' {
  return kind === 'Kustomization' || kind === 'HelmRelease';
}
