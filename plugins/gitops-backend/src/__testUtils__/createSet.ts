import {
  DeploymentSet,
  toDeploymentSetId,
} from '@backstage-gitops/plugin-gitops-common';

/** A healthy set as an engine tells it, with what a test wants to be different. */
export function createSet(
  different: Partial<DeploymentSet> = {},
): DeploymentSet {
  const identity = {
    engine: { type: 'argocd' as const, name: 'hub' },
    namespace: 'argocd',
    kind: 'ApplicationSet' as const,
    name: 'checkout-api',
    ...different,
  };
  return {
    id: toDeploymentSetId(identity),
    generators: ['clusters'],
    health: 'Healthy',
    deployments: [],
    apps: [identity.name],
    ...identity,
  };
}
