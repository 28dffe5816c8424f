/** All Kustomizations of a cluster. */
export const kustomizationsPath =
  '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations';

/** One of those in `flux-system`. */
export function toKustomizationPath(name: string): string {
  return `/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/${name}`;
}
