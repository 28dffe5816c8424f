import {
  EntityDeployments,
  PROGRESSIVE_ROLLOUT,
} from '@backstage-gitops/plugin-gitops-common';
import { createDeployment } from './createDeployment';
import { createEntityDeployments } from './createEntityDeployments';

const flux = { type: 'flux', name: 'azure-aks' } as const;
const release = {
  version: { value: '1.5.0', rule: 'image-tag' },
  commit: {
    sha: 'a0a69e2a8de1c0f95a7b1f6d8f3d2c4b5a697881',
    author: 'Ada Example',
    message: 'checkout-api: 1.5.0',
    url: 'https://git.example.com/org/platform-gitops/commit/a0a69e2',
  },
} as const;

/** Everything Synced and Healthy, production one release behind staging. */
export const goodDay: EntityDeployments = createEntityDeployments([
  createDeployment('aws-eks-staging', {
    ...release,
    environment: 'staging',
    since: { version: '2026-11-23T10:05:00Z' },
  }),
  createDeployment('aws-eks'),
  createDeployment('gcp-gke'),
  createDeployment('azure-aks', { engine: flux }),
]);

/** Drift, a dead cluster, a move under way, and a cluster without the app. */
export const worstDay: EntityDeployments = createEntityDeployments(
  [
    createDeployment('aws-eks', {
      ...release,
      sync: 'OutOfSync',
      drift: {
        state: 'drifted',
        since: '2026-11-23T11:25:00Z',
        message: 'replicas 3 → 6',
      },
      automation: {
        sync: false,
        prune: true,
        selfHeal: false,
        suspended: false,
        reason: PROGRESSIVE_ROLLOUT,
      },
    }),
    createDeployment('gcp-gke', {
      ...release,
      health: 'Degraded',
      message: 'ImagePullBackOff, 2 of 3 pods',
      since: { health: '2026-11-23T11:48:00Z' },
      asOf: '2026-11-23T12:02:00Z',
      clusterReachable: {
        ok: false,
        since: '2026-11-23T12:03:00Z',
        answeredAt: '2026-11-23T12:02:00Z',
        error: {
          code: 'ConnectionRefused',
          message: 'Argo CD hub cannot reach it: connection refused.',
        },
      },
    }),
    createDeployment('azure-aks', {
      engine: flux,
      sync: 'OutOfSync',
      health: 'Progressing',
      message: '1.5.0 being applied',
      since: { sync: '2026-11-23T12:04:20Z', health: '2026-11-23T12:04:20Z' },
      automation: {
        sync: false,
        prune: true,
        selfHeal: true,
        suspended: true,
        reason: 'kept still during the sale',
      },
    }),
  ],
  {
    expected: [
      {
        app: 'checkout-api',
        cluster: { name: 'onprem-1', labels: { region: 'ber-1' } },
        environment: 'production',
        source: 'annotation',
        state: 'absent',
      },
    ],
  },
);

/** Argo CD does not answer: its rows are dated, those of Flux are not touched. */
export const engineDown: EntityDeployments = createEntityDeployments(
  [
    createDeployment('aws-eks', { asOf: '2026-11-23T12:02:00Z' }),
    createDeployment('azure-aks', { engine: flux }),
  ],
  {
    engines: [
      {
        engine: { type: 'argocd', name: 'hub' },
        state: 'Stale',
        since: '2026-11-23T12:03:00Z',
        nextTryAt: '2026-11-23T12:04:20Z',
        error: {
          code: 'ConnectionRefused',
          message: 'Argo CD hub cannot be reached: connection refused.',
        },
      },
      {
        engine: flux,
        state: 'Live',
        since: '2026-11-23T08:00:00Z',
        warnings: [
          {
            code: 'Forbidden',
            message: 'The namespace payments may not be read by our account.',
          },
        ],
      },
    ],
    expected: [
      {
        app: 'checkout-api',
        cluster: { name: 'gcp-gke', labels: { cloud: 'gcp' } },
        environment: 'production',
        source: 'config',
        state: 'unknown',
      },
    ],
  },
);

/** No engine answers: every row is an old one. */
export const allEnginesDown: EntityDeployments = createEntityDeployments(
  [
    createDeployment('aws-eks', { asOf: '2026-11-23T12:02:00Z' }),
    createDeployment('azure-aks', {
      engine: flux,
      asOf: '2026-11-23T12:04:00Z',
    }),
  ],
  {
    engines: createEntityDeployments([]).engines.map(({ engine }) => ({
      engine,
      state: 'Stale',
      since: '2026-11-23T12:05:00Z',
      error: { code: 'TimedOut', message: 'It did not answer in time.' },
    })),
  },
);

/** Forty clusters in production, of which three have a problem. */
export const fortyClusters: EntityDeployments = createEntityDeployments([
  createDeployment('aws-eks-staging', { environment: 'staging' }),
  ...Array.from({ length: 37 }, (_, index) =>
    createDeployment(`cluster-${index + 1}`),
  ),
  ...['eu-3', 'ap-1'].map(name =>
    createDeployment(name, {
      version: { value: '1.4.1', rule: 'image-tag' },
      sync: 'OutOfSync',
      since: { sync: '2026-11-23T09:12:00Z' },
    }),
  ),
  createDeployment('us-9', {
    asOf: '2026-11-23T12:02:00Z',
    clusterReachable: { ok: false, since: '2026-11-23T12:03:00Z' },
  }),
]);
