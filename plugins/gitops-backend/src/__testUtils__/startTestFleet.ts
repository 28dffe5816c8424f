import { Entity } from '@backstage/catalog-model';
import { createDeployment } from './createDeployment';
import { FakeActions } from './FakeActions';
import { FakeEngine } from './FakeEngine';
import { startGitopsBackend } from './startGitopsBackend';

/** The entity that the rows below are of. */
export const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout-api',
    annotations: { 'gitops/app-name': 'checkout-api' },
  },
};

/** Where its rows are. */
export const ofEntity =
  '/api/gitops/v1/entities/component/default/checkout-api/deployments';

export const dev = createDeployment({ cluster: 'aws-eks-dev' });
export const production = createDeployment({ cluster: 'aws-eks' });
export const inAzure = createDeployment({
  cluster: 'azure-aks',
  engine: { type: 'flux', name: 'azure-aks' },
  kind: 'HelmRelease',
  namespace: 'checkout-api',
});

/** The plugin with one Argo CD and one Flux, both read. */
export async function startTestFleet(
  options: Pick<
    Parameters<typeof startGitopsBackend>[0],
    'features' | 'catalog' | 'entities'
  > & {
    /** Clusters that configuration names beside those of the rows. */
    moreClusters?: { name: string; labels: Record<string, string> }[];
    /** By which Argo CD acts, from the start. */
    actions?: FakeActions;
    /** Of the cluster aws-eks. */
    dashboardUrl?: string;
  } = {},
) {
  const { actions, moreClusters = [], dashboardUrl, ...others } = options;
  const hub = new FakeEngine('argocd', 'hub');
  hub.actions = actions;
  const flux = new FakeEngine('flux', 'azure-aks');
  hub.tell({ type: 'full', deployments: [dev, production], clusters: [] });
  flux.tell({ type: 'full', deployments: [inAzure], clusters: [] });
  const backend = await startGitopsBackend({
    entities: [checkout],
    ...others,
    engines: [hub, flux],
    config: {
      gitops: {
        environments: ['dev', 'staging', 'production'],
        clusters: [
          { name: 'aws-eks-dev', labels: { environment: 'dev' } },
          {
            name: 'aws-eks',
            labels: { environment: 'production' },
            ...(dashboardUrl && { dashboardUrl }),
          },
          { name: 'azure-aks', labels: { environment: 'production' } },
          ...moreClusters,
        ],
      },
    },
  });
  const { server } = backend;
  return { hub, flux, server, stop: () => backend.stop() };
}
