import {
  ResourceNode,
  ResourceTree,
} from '@backstage-gitops/plugin-gitops-common';
import { createNode } from './createNode';

const workload = createNode('Deployment', 'checkout-api', {
  health: 'Degraded',
  message: 'Deployment "checkout-api" exceeded its progress deadline',
  sync: 'Synced',
  images: ['ghcr.io/org/checkout-api:bad'],
  specifics: {
    type: 'workload',
    desired: 3,
    ready: 2,
    updated: 1,
    revision: '7',
  },
});
const newReplicas = createNode('ReplicaSet', 'checkout-api-cf8d9fc79', {
  owner: workload,
  health: 'Progressing',
  createdAt: '2026-11-23T11:47:10Z',
  images: ['ghcr.io/org/checkout-api:bad'],
  specifics: { type: 'workload', desired: 1, ready: 0, revision: '7' },
});
const oldReplicas = createNode('ReplicaSet', 'checkout-api-7f89f4f885', {
  owner: workload,
  health: 'Healthy',
  createdAt: '2026-11-17T09:00:00Z',
  images: ['ghcr.io/org/checkout-api:1.4.2'],
  specifics: { type: 'workload', desired: 2, ready: 2, revision: '6' },
});

/** The Pod that cannot start. */
export const failingPod = createNode('Pod', 'checkout-api-cf8d9fc79-hmsf2', {
  owner: newReplicas,
  health: 'Degraded',
  message: 'Back-off pulling image "ghcr.io/org/checkout-api:bad"',
  createdAt: '2026-11-23T11:47:11Z',
  images: ['ghcr.io/org/checkout-api:bad'],
  specifics: {
    type: 'pod',
    status: 'ImagePullBackOff',
    ready: 0,
    total: 1,
    restarts: 0,
    node: 'node-1',
  },
});

const goodPods = ['7mk9q', 'b8nfs'].map((suffix, index) =>
  createNode('Pod', `checkout-api-7f89f4f885-${suffix}`, {
    owner: oldReplicas,
    health: 'Healthy',
    createdAt: '2026-11-17T09:00:02Z',
    images: ['ghcr.io/org/checkout-api:1.4.2'],
    specifics: {
      type: 'pod',
      status: 'Running',
      ready: 1,
      total: 1,
      restarts: index * 3,
      node: 'node-1',
    },
  }),
);

/** The ExternalSecret whose key is not there. */
export const brokenSecret = createNode(
  'ExternalSecret',
  'database-credentials',
  {
    health: 'Degraded',
    message: 'could not get secret data from provider',
    specifics: {
      type: 'externalSecret',
      synced: false,
      store: { kind: 'ClusterSecretStore', name: 'vault-backend' },
      refreshedAt: '2026-11-23T11:35:11Z',
      target: 'database-credentials',
      error: 'Secret does not exist: payments/database',
    },
  },
);
const secret = createNode('Secret', 'database-credentials', {
  owner: brokenSecret,
});

/** A Deployment whose new image cannot be pulled, and a secret that is not there. */
export const failingTree: ResourceTree = {
  nodes: [
    workload,
    newReplicas,
    oldReplicas,
    failingPod,
    ...goodPods,
    createNode('Service', 'checkout-api', {
      health: 'Healthy',
      specifics: { type: 'route', urls: [] },
    }),
    createNode('Ingress', 'checkout-api', {
      health: 'Healthy',
      specifics: {
        type: 'route',
        urls: ['https://checkout.example.com/', 'data:text/html,no'],
      },
    }),
    createNode('HorizontalPodAutoscaler', 'checkout-api', {
      health: 'Healthy',
      specifics: {
        type: 'autoscaler',
        min: 2,
        max: 8,
        current: 3,
        desired: 3,
        target: 'Deployment/checkout-api',
      },
    }),
    brokenSecret,
    secret,
    createNode('ConfigMap', 'checkout-api', { sync: 'OutOfSync' }),
    createNode('ConfigMap', 'checkout-api-old', {
      sync: 'OutOfSync',
      requiresPruning: true,
    }),
    createNode('PodDisruptionBudget', 'checkout-api', {
      conditions: [
        {
          type: 'DisruptionAllowed',
          status: 'False',
          reason: 'InsufficientPods',
          since: '2026-11-23T11:47:12Z',
        },
      ],
    }),
  ],
  problems: [
    {
      code: 'Forbidden',
      message: 'Endpoints of the namespace payments may not be listed.',
    },
  ],
};

const rollout = createNode('Rollout', 'shop', {
  health: 'Suspended',
  message: 'CanaryPauseStep',
  specifics: {
    type: 'rollout',
    phase: 'Paused',
    strategy: 'canary',
    step: 1,
    steps: 4,
    weight: 25,
    pausedSince: '2026-11-23T11:40:00Z',
    analysisRuns: [
      { name: 'shop-55f7fddb4b-2', phase: 'Successful' },
      {
        name: 'shop-55f7fddb4b-1',
        phase: 'Failed',
        message: 'Metric "error-rate" assessed Failed',
      },
    ],
  },
});

/** A canary that waits for a person, installed by Helm. */
export const rolloutTree: ResourceTree = {
  nodes: [
    rollout,
    createNode('AnalysisRun', 'shop-55f7fddb4b-2', {
      owner: rollout,
      health: 'Healthy',
    }),
    createNode('Secret', 'sh.helm.release.v1.shop.v4', {
      specifics: {
        type: 'helmRelease',
        release: 'shop',
        revision: 4,
        status: 'deployed',
        chart: 'shop-0.3.0',
        appVersion: '1.1.0',
      },
    }),
  ],
  problems: [],
};

/** So many resources: ConfigMaps, and a Deployment with a failing Pod as the last of its many. */
export function createManyNodes(count: number): ResourceTree {
  const owner = createNode('Deployment', 'many', { health: 'Degraded' });
  const pods: ResourceNode[] = Array.from({ length: count / 2 }, (_, index) =>
    createNode('Pod', `many-${String(index).padStart(5, '0')}`, {
      owner,
      health: index === count / 2 - 1 ? 'Degraded' : 'Healthy',
      specifics: {
        type: 'pod',
        status: index === count / 2 - 1 ? 'CrashLoopBackOff' : 'Running',
        ready: 1,
        total: 1,
        restarts: 0,
      },
    }),
  );
  const rest = Array.from({ length: count - 1 - pods.length }, (_, index) =>
    createNode('ConfigMap', `settings-${String(index).padStart(5, '0')}`),
  );
  return { nodes: [owner, ...pods, ...rest], problems: [] };
}
