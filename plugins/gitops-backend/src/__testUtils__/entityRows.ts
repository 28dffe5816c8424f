import { Entity } from '@backstage/catalog-model';
import { selectDeployments } from '../entities/selectDeployments';
import { createDeployment } from './createDeployment';

const flux = (cluster: string, app: string) =>
  createDeployment({
    app,
    cluster,
    name: app,
    engine: { type: 'flux', name: cluster },
    kind: 'HelmRelease',
    namespace: 'flux-system',
    targetNamespace: `${app}-prod`,
    labels: { 'backstage.io/kubernetes-id': app, team: 'pay', tier: 'api' },
  });
const application = (cluster: string, app: string) =>
  createDeployment({
    app,
    cluster,
    project: 'payments',
    targetNamespace: `${app}-prod`,
    entityRef: `component:default/${app}`,
    labels: { 'backstage.io/kubernetes-id': app, team: 'pay' },
  });

/** Two services on both engines, and one Application of a second Argo CD. */
export const rows = {
  aws: application('aws-eks', 'checkout-api'),
  gcp: application('gcp-gke', 'checkout-api'),
  azure: flux('azure-aks', 'checkout-api'),
  otherHub: createDeployment({
    app: 'checkout-api',
    cluster: 'on-prem',
    engine: { type: 'argocd', name: 'second' },
    namespace: 'team-a',
    project: 'legacy',
    labels: { team: 'pay' },
  }),
  invoice: application('aws-eks', 'invoice'),
  invoiceAzure: flux('azure-aks', 'invoice'),
};
/** A name of {@link rows}. */
export type RowName = keyof typeof rows;

/** A Component with these annotations. */
export function createEntity(
  annotations: Record<string, string> = {},
  name = 'checkout-api',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
  };
}

/** What {@link selectDeployments} makes of an entity and {@link rows}. */
export function select(
  entity: Entity,
  options: Partial<Parameters<typeof selectDeployments>[1]> = {},
) {
  return selectDeployments(entity, {
    deployments: Object.values(rows),
    expected: [],
    unread: [],
    knownClusters: new Set(['aws-eks', 'gcp-gke', 'azure-aks']),
    resolve: name => ({
      name: name === 'aks' ? 'azure-aks' : name,
      labels: {},
    }),
    ...options,
  });
}
