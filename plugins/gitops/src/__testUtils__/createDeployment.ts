import {
  Deployment,
  toDeploymentId,
} from '@backstage-gitops/plugin-gitops-common';

const places: Record<string, Record<string, string>> = {
  'aws-eks-dev': { cloud: 'aws', region: 'us-east-1' },
  'aws-eks-staging': { cloud: 'aws', region: 'us-east-1' },
  'aws-eks': { cloud: 'aws', region: 'us-east-1' },
  'gcp-gke': { cloud: 'gcp', region: 'europe-west1' },
  'azure-aks': { cloud: 'azure', region: 'westeurope' },
};

/** A good Deployment of checkout-api 1.4.2 by Argo CD hub, changed by what is given. */
export function createDeployment(
  cluster: string,
  changes: Partial<Deployment> = {},
): Deployment {
  const engine = changes.engine ?? { type: 'argocd' as const, name: 'hub' };
  const kind = engine.type === 'flux' ? 'HelmRelease' : 'Application';
  const namespace = engine.type === 'flux' ? 'flux-system' : 'argocd';
  const app = changes.app ?? 'checkout-api';
  const name = `${app}-${cluster}`;
  const sha = '4613475a8de1c0f95a7b1f6d8f3d2c4b5a697881';
  return {
    id: toDeploymentId({ engine, namespace, kind, name }),
    app,
    kind,
    name,
    namespace,
    engine,
    cluster: { name: cluster, labels: places[cluster] ?? {} },
    environment: 'production',
    labels: {},
    version: { value: '1.4.2', rule: 'image-tag' },
    images: ['ghcr.io/org/checkout-api:1.4.2'],
    revision: { target: 'main', desired: sha, applied: sha },
    sources: [],
    commit: {
      sha,
      author: 'Grace Example',
      message: 'Faster totals',
      url: `https://git.example.com/org/platform-gitops/commit/${sha}`,
    },
    sync: 'Synced',
    health: 'Healthy',
    automation: { sync: true, prune: true, selfHeal: true, suspended: false },
    since: { version: '2026-11-17T09:00:00Z' },
    drift: { state: 'none' },
    ...(engine.type === 'argocd' && {
      link: `https://argocd.example.com/applications/${name}`,
    }),
    ...changes,
  };
}
