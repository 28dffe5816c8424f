import { KubernetesObject } from './objects/KubernetesObject';

const reconcilers = [
  'helm.toolkit.fluxcd.io/name',
  'kustomize.toolkit.fluxcd.io/name',
];

/** The service that a workload belongs to: the name of the Flux object that applied it. */
export function toService({ metadata }: KubernetesObject): string | undefined {
  return reconcilers
    .map(label => metadata.labels?.[label])
    .find(name => name !== undefined);
}
