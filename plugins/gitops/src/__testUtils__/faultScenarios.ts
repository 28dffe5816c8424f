import {
  Deployment,
  DeploymentSet,
  EntityDeployments,
  PROGRESSIVE_ROLLOUT,
  toDeploymentSetId,
} from '@backstage-gitops/plugin-gitops-common';
import { createDeployment } from './createDeployment';
import { createEntityDeployments } from './createEntityDeployments';

const flux = { type: 'flux', name: 'azure-aks' } as const;
const setName = {
  engine: { type: 'argocd', name: 'hub' },
  namespace: 'argocd',
  kind: 'ApplicationSet',
  name: 'checkout-api',
} as const;

/** The ApplicationSet of checkout-api, changed by what is given. */
export const createSet = (
  changes: Partial<DeploymentSet> = {},
): DeploymentSet => ({
  id: toDeploymentSetId(setName),
  ...setName,
  generators: ['list'],
  health: 'Healthy',
  deployments: [],
  apps: ['checkout-api'],
  ...changes,
});

const rollingAutomation: Deployment['automation'] = {
  sync: false,
  prune: true,
  selfHeal: false,
  suspended: false,
  reason: PROGRESSIVE_ROLLOUT,
};
const inStep = (step: number, waitingFor?: string[]): Deployment['set'] => ({
  id: toDeploymentSetId(setName),
  kind: 'ApplicationSet',
  name: 'checkout-api',
  step,
  steps: 3,
  ...(waitingFor && { waitingFor }),
});

const first = createDeployment('aws-eks', {
  automation: rollingAutomation,
  set: inStep(1),
});
const second = createDeployment('gcp-gke', {
  automation: rollingAutomation,
  health: 'Degraded',
  message: 'ImagePullBackOff, 2 of 3 pods',
  since: { health: '2026-11-23T12:04:00Z' },
  set: inStep(2),
});
const third = createDeployment('onprem-2', {
  automation: rollingAutomation,
  sync: 'OutOfSync',
  since: { sync: '2026-11-23T12:05:00Z' },
  set: inStep(3, [second.id]),
});

/** A rollout in three steps that stands at the second. */
export const rolloutStopped: EntityDeployments = createEntityDeployments(
  [first, second, third],
  {
    sets: [
      createSet({
        health: 'Progressing',
        deployments: [first.id, second.id, third.id],
        steps: [
          { step: 1, deployments: [first.id], state: 'Healthy' },
          { step: 2, deployments: [second.id], state: 'Progressing' },
          { step: 3, deployments: [third.id], state: 'Waiting' },
        ],
      }),
    ],
  },
);

const error = {
  code: 'ApplicationGenerationFromParamsError',
  message: 'It cannot read its list of clusters from Git.',
  since: '2026-11-23T11:20:00Z',
};

/** What a set made runs on, and it cannot make any more. */
export const brokenSet: EntityDeployments = createEntityDeployments(
  [createDeployment('aws-eks', { set: { ...setName, id: createSet().id } })],
  { sets: [createSet({ error })] },
);

/** A set that never made anything, as it fails. */
export const brokenSetAlone: EntityDeployments = createEntityDeployments([], {
  sets: [createSet({ error })],
});

/** One row for each thing an operation can wait for. */
export const waitingDay: EntityDeployments = createEntityDeployments(
  (
    [
      ['aws-eks', 'confirmation', 'apps/Deployment/checkout-worker'],
      ['aws-eks-staging', 'hook', 'batch/Job/migrate'],
      ['azure-aks', 'dependency', 'Kustomization infrastructure'],
      ['gcp-gke', 'health', 'apps/Deployment/checkout-api'],
    ] as const
  ).map(([cluster, kind, what]) =>
    createDeployment(cluster, {
      sync: 'OutOfSync',
      operation: {
        phase: 'Running',
        startedAt: '2026-11-23T10:00:00Z',
        waiting: { kind, for: what, since: '2026-11-23T10:02:00Z' },
      },
    }),
  ),
);

/** Every state a drift can be in. */
export const driftDay: EntityDeployments = createEntityDeployments([
  createDeployment('aws-eks', {
    sync: 'OutOfSync',
    since: { sync: '2026-11-23T11:25:00Z' },
    drift: {
      state: 'drifted',
      since: '2026-11-23T11:25:00Z',
      heals: false,
      message: 'replicas 3 → 6',
    },
    automation: { ...rollingAutomation, sync: true, reason: undefined },
  }),
  createDeployment('gcp-gke', {
    sync: 'OutOfSync',
    drift: { state: 'drifted', since: '2026-11-23T11:25:00Z', heals: true },
  }),
  createDeployment('azure-aks', {
    engine: flux,
    drift: { state: 'notChecked', message: 'Drift detection is off.' },
  }),
  createDeployment('onprem-2', {
    drift: {
      state: 'none',
      since: '2026-11-23T11:30:00Z',
      message: 'Corrected: Deployment/shop/checkout-api.',
    },
  }),
]);

/** Thirty clusters lost at once, and one that is not. */
export const thirtyLost: EntityDeployments = createEntityDeployments([
  createDeployment('aws-eks'),
  ...Array.from({ length: 30 }, (_, index) =>
    createDeployment(`edge-${index + 1}`, {
      clusterReachable: {
        ok: false,
        since: `2026-11-23T12:${String(index + 10)}:00Z`,
        answeredAt: `2026-11-23T12:${String(index + 9).padStart(2, '0')}:00Z`,
        error: { code: 'TimedOut', message: 'It does not answer in time.' },
      },
    }),
  ),
]);
