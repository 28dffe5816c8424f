const inFluxSystem = (group: string, plural: string) =>
  `/apis/${group}/namespaces/flux-system/${plural}`;
const releases = inFluxSystem('helm.toolkit.fluxcd.io/v2', 'helmreleases');
const kustomizations = inFluxSystem(
  'kustomize.toolkit.fluxcd.io/v1',
  'kustomizations',
);

/** Where the platform of a test cluster has what it delivers: in the API, and in Git. */
export const deliveryPaths = {
  releases,
  kustomizations,
  /** That of checkout-api. */
  release: `${releases}/checkout-api`,
  /** That of inventory-api. */
  kustomization: `${kustomizations}/inventory-api`,
  /** The Deployment of a service. */
  workload: (namespace: string, name: string) =>
    `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`,
  /** The file in Git that a service runs by. */
  appFile: (service: string) => `clusters/azure-aks/apps/${service}.yaml`,
};
