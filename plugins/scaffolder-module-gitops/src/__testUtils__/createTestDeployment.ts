import {
  Deployment,
  toDeploymentId,
} from '@backstage-gitops/plugin-gitops-common';

/** A Deployment of checkout-api 1.4.2 on aws-eks, but for what is told. */
export function createTestDeployment(
  told: Partial<Omit<Deployment, 'cluster'>> & { cluster?: string } = {},
): Deployment {
  const { app = 'checkout-api', cluster = 'aws-eks', ...rest } = told;
  const identity = {
    engine: { type: 'argocd', name: 'hub' } as const,
    namespace: 'argocd',
    kind: 'Application' as const,
    name: `${app}-${cluster}`,
  };
  return {
    id: toDeploymentId(identity),
    app,
    ...identity,
    cluster: { name: cluster, labels: {} },
    environment: 'production',
    targetNamespace: 'payments',
    labels: {},
    version: { value: '1.4.2', rule: 'image-tag' },
    images: [],
    revision: {},
    sources: [],
    sync: 'Synced',
    health: 'Healthy',
    automation: { sync: true, prune: true, selfHeal: true, suspended: false },
    since: { version: '2026-11-20T10:00:00Z' },
    drift: { state: 'none' },
    ...rest,
  };
}
