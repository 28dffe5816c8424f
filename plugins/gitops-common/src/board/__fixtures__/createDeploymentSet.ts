import { DeploymentSet, toDeploymentSetId } from '../../model';

/** The ApplicationSet checkout-api without anything wrong, changed by what is given. */
export function createDeploymentSet(
  changes: Partial<DeploymentSet> = {},
): DeploymentSet {
  const identity = {
    engine: { type: 'argocd' as const, name: 'hub' },
    namespace: 'argocd',
    kind: 'ApplicationSet' as const,
    name: 'checkout-api',
  };
  return {
    id: toDeploymentSetId(identity),
    ...identity,
    generators: ['list'],
    health: 'Healthy',
    deployments: [],
    apps: ['checkout-api'],
    ...changes,
  };
}
