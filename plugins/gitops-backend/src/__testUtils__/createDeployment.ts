import {
  Deployment,
  toDeploymentId,
} from '@backstage-gitops/plugin-gitops-common';

/** A healthy Deployment as an engine tells it, with what a test wants to be different. */
export function createDeployment(
  different: Partial<Omit<Deployment, 'cluster'>> & { cluster?: string } = {},
): Deployment {
  const { cluster = 'aws-eks', ...rest } = different;
  const app = rest.app ?? 'checkout-api';
  const identity = {
    engine: { type: 'argocd' as const, name: 'hub' },
    namespace: 'argocd',
    kind: 'Application' as const,
    name: `${app}-${cluster}`,
    ...rest,
  };
  return {
    id: toDeploymentId(identity),
    app,
    cluster: { name: cluster, labels: {} },
    labels: {},
    images: [`ghcr.io/org/${app}:1.4.2`],
    version: { value: '1.4.2', rule: 'image-tag' },
    revision: {},
    sources: [],
    sync: 'Synced',
    health: 'Healthy',
    automation: { sync: true, prune: true, selfHeal: true, suspended: false },
    since: {},
    drift: { state: 'none' },
    ...identity,
  };
}
