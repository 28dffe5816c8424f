import {
  DeploymentHistory,
  EntityDeliveryFigures,
  EntityExplanation,
} from '@backstage-gitops/plugin-gitops-common';
import { createDeployment } from './createDeployment';

const commit = {
  sha: 'a0a69e2a8de1c0f95a7b1f6d8f3d2c4b5a697881',
  author: 'Ada Example',
  message: 'checkout-api: 1.5.0',
  at: '2026-11-22T09:00:00Z',
  url: 'https://git.example.com/org/platform-gitops/commit/a0a69e2',
};

/** A delivery that failed and was taken back, before that a good one from before we looked. */
export const history: DeploymentHistory = {
  deliveries: [
    {
      id: '3',
      change: 'version',
      version: { value: '1.4.2', rule: 'image-tag' },
      by: 'grace',
      startedAt: '2026-11-22T10:10:00Z',
      finishedAt: '2026-11-22T10:11:35Z',
      durationSeconds: 95,
      outcome: 'Healthy',
      rollbackTo: '1',
      seenBy: 'history',
    },
    {
      id: '2',
      change: 'version',
      version: { value: '1.5.0', rule: 'image-tag' },
      commit,
      by: 'automated',
      startedAt: '2026-11-22T09:05:00Z',
      finishedAt: '2026-11-22T10:05:00Z',
      durationSeconds: 3_600,
      outcome: 'Failed',
      message: 'ImagePullBackOff, 2 of 3 pods',
      rolledBackBy: '3',
      seenBy: 'history',
    },
    {
      id: '1',
      change: 'first',
      version: { value: '1.4.2', rule: 'image-tag' },
      revision: '4613475a8de1c0f95a7b1f6d8f3d2c4b5a697881',
      startedAt: '2026-11-17T09:00:00Z',
      outcome: 'Healthy',
      seenBy: 'engine',
    },
  ],
  transitions: [
    {
      axis: 'health',
      from: 'Degraded',
      to: 'Healthy',
      at: '2026-11-22T10:11:35Z',
    },
    {
      axis: 'health',
      from: 'Healthy',
      to: 'Degraded',
      at: '2026-11-22T09:06:00Z',
      message: 'ImagePullBackOff, 2 of 3 pods',
    },
    {
      axis: 'sync',
      from: 'OutOfSync',
      to: 'Synced',
      at: '2026-11-22T09:05:30Z',
    },
    { axis: 'sync', to: 'OutOfSync', at: '2026-11-22T09:05:00Z' },
    {
      axis: 'reachability',
      from: 'reachable',
      to: 'unreachable',
      at: '2026-11-21T09:05:00Z',
    },
    { axis: 'drift', to: 'none', at: '2026-11-21T09:00:00Z' },
  ],
  keptSince: '2026-11-20T00:00:00Z',
};

/** Figures of two environments, of which one has hardly any. */
export const figures: EntityDeliveryFigures = {
  days: 30,
  from: '2026-10-24',
  keptSince: '2026-11-20T00:00:00Z',
  items: [
    {
      app: 'checkout-api',
      environment: 'production',
      deliveries: 1,
      deliveriesPerDay: 1 / 30,
    },
    {
      app: 'checkout-api',
      environment: 'dev',
      deliveries: 0,
      toldByEngines: 2,
    },
    {
      app: 'checkout-api',
      environment: 'staging',
      deliveries: 45,
      deliveriesPerDay: 1.5,
      leadTimeSeconds: { median: 1_500, p90: 7_500, measured: 40 },
      changeFailureRate: 0.125,
      timeToRestoreSeconds: { median: 900, p90: 900, measured: 1 },
    },
  ],
};

/** One engine that has the rows, one that cannot be read. */
export const explanation: EntityExplanation = {
  rule: 'gitops/app-name',
  sentence: 'The annotation gitops/app-name names the app checkout-api.',
  read: [
    { key: 'gitops/app-name', value: 'checkout-api', used: true },
    { key: 'backstage.io/kubernetes-id', value: 'checkout', used: false },
  ],
  expected: [{ cluster: 'onprem-1', source: 'annotation' }],
  engines: [
    {
      engine: { type: 'argocd', name: 'hub' },
      state: 'Live',
      since: '2026-11-23T08:00:00Z',
      readAt: '2026-11-23T12:00:00Z',
      searched: 12,
      matched: [createDeployment('aws-eks').id],
    },
    {
      engine: { type: 'flux', name: 'azure-aks' },
      state: 'Stale',
      since: '2026-11-23T11:00:00Z',
      error: { code: 'TimedOut', message: 'It did not answer in time.' },
      searched: 0,
      matched: [],
    },
  ],
  similar: ['checkout-ap'],
};
