import {
  Deployment,
  EntityDeployments,
} from '@backstage-gitops/plugin-gitops-common';

/** An answer whose engines, Argo CD hub and the Flux of azure-aks, are live; changed by what is given. */
export function createEntityDeployments(
  items: Deployment[],
  changes: Partial<EntityDeployments> = {},
): EntityDeployments {
  const since = '2026-11-23T08:00:00Z';
  return {
    items,
    engines: [
      { engine: { type: 'argocd', name: 'hub' }, state: 'Live', since },
      { engine: { type: 'flux', name: 'azure-aks' }, state: 'Live', since },
    ],
    expected: [],
    sets: [],
    environments: ['dev', 'staging', 'production'],
    selectedBy: 'gitops/app-name',
    ...changes,
  };
}
