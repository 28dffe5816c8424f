import { Deployment, toDeploymentId } from '../../model';

/** A good Deployment of checkout-api 1.4.2, changed by what is given. */
export function createDeployment(
  cluster: string,
  changes: Partial<Omit<Deployment, 'version'>> & { version?: string } = {},
): Deployment {
  const { version = '1.4.2', ...rest } = changes;
  const engine = rest.engine ?? { type: 'argocd' as const, name: 'hub' };
  const name = `${rest.app ?? 'checkout-api'}-${cluster}`;
  const namespace = 'argocd';
  return {
    id: toDeploymentId({ engine, namespace, kind: 'Application', name }),
    app: 'checkout-api',
    kind: 'Application',
    name,
    namespace,
    engine,
    cluster: { name: cluster, labels: { cloud: 'aws' } },
    environment: 'production',
    labels: {},
    ...(version && { version: { value: version, rule: 'image-tag' } }),
    images: [],
    revision: { applied: '4613475'.padEnd(40, '0') },
    sources: [],
    sync: 'Synced',
    health: 'Healthy',
    automation: { sync: true, prune: true, selfHeal: true, suspended: false },
    since: {},
    drift: { state: 'none' },
    ...rest,
  };
}
