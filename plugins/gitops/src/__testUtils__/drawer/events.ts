import {
  DeploymentEvents,
  ResourceRef,
} from '@backstage-gitops/plugin-gitops-common';
import { createRef } from './createNode';

const application: ResourceRef = {
  group: 'argoproj.io',
  version: 'v1alpha1',
  kind: 'Application',
  namespace: 'argocd',
  name: 'checkout-api-gcp-gke',
};

/** Newest first: a pull that fails again and again, a secret that is not there, syncs that went well. */
export const events: DeploymentEvents = {
  items: [
    {
      id: '5',
      type: 'Normal',
      reason: 'ResourceUpdated',
      message: 'Updated health status: Progressing -> Degraded',
      count: 1,
      firstAt: '2026-11-23T12:04:00Z',
      lastAt: '2026-11-23T12:04:00Z',
      about: application,
      source: 'argocd-application-controller',
    },
    {
      id: '4',
      type: 'Warning',
      reason: 'BackOff',
      message: 'Back-off pulling image "ghcr.io/org/checkout-api:bad"',
      count: 61,
      firstAt: '2026-11-23T11:47:30Z',
      lastAt: '2026-11-23T12:02:11Z',
      about: createRef('Pod', 'checkout-api-cf8d9fc79-hmsf2'),
      source: 'kubelet',
    },
    {
      id: '3',
      type: 'Normal',
      reason: 'ScalingReplicaSet',
      message: 'Scaled up replica set checkout-api-cf8d9fc79 from 0 to 1',
      count: 1,
      lastAt: '2026-11-23T11:47:10Z',
      about: createRef('Deployment', 'checkout-api'),
      source: 'deployment-controller',
    },
    {
      id: '2',
      type: 'Warning',
      reason: 'UpdateFailed',
      message:
        'error processing spec.data[0] (key: payments/database), err: Secret does not exist',
      count: 12,
      firstAt: '2026-11-23T10:35:11Z',
      lastAt: '2026-11-23T11:37:16Z',
      about: createRef('ExternalSecret', 'database-credentials'),
      source: 'external-secrets',
    },
    {
      id: '1',
      type: 'Normal',
      reason: 'OperationCompleted',
      message:
        'Sync operation to 4613475c21aff5ac6d38697cf111926f342e206a succeeded',
      count: 1,
      lastAt: '2026-11-23T01:47:10Z',
      about: application,
    },
  ],
  problems: [],
};
