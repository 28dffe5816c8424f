import {
  DeploymentDiff,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { createRef } from './createNode';

const lines = (texts: string[]) => `${texts.join('\n')}\n`;

const environment = Array.from({ length: 30 }, (_, index) => [
  `            - name: SETTING_${index}`,
  `              value: "${index}"`,
]).flat();

const deployment = (replicas: number, image: string) =>
  lines([
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    '  name: checkout-api',
    '  namespace: payments',
    'spec:',
    `  replicas: ${replicas}`,
    '  template:',
    '    spec:',
    '      containers:',
    '        - name: checkout-api',
    '          env:',
    ...environment,
    `          image: ${image}`,
    '          ports:',
    '            - containerPort: 8080',
  ]);

const secret = (mask: string) =>
  lines([
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    '  name: payment-gateway',
    'data:',
    `  token: ${mask}`,
  ]);

const both = (text: string, noise = 'status:\n  observedGeneration: 4\n') => ({
  quiet: text,
  full: `${text}${noise}`,
});

const of = (kind: string, name: string) => {
  const ref = createRef(kind, name);
  return { id: toResourceId(ref), ref };
};

/** Replicas changed by hand, one resource missing, one left over, a masked Secret, one that cannot be compared. */
export const driftedDiff: DeploymentDiff = {
  basis: 'desired',
  resources: [
    {
      ...of('Deployment', 'checkout-api'),
      state: 'changed',
      desired: both(deployment(3, 'ghcr.io/org/checkout-api:1.4.2'), ''),
      live: both(deployment(6, 'ghcr.io/org/checkout-api:1.5.0')),
    },
    {
      ...of('Secret', 'payment-gateway'),
      state: 'changed',
      masked: true,
      desired: both(secret('"•••••••• (1)"')),
      live: both(secret('"•••••••• (2)"')),
    },
    {
      ...of('PodDisruptionBudget', 'checkout-api'),
      state: 'missing',
      desired: both(
        lines([
          'apiVersion: policy/v1',
          'kind: PodDisruptionBudget',
          'spec:',
          '  minAvailable: 1',
        ]),
      ),
    },
    {
      ...of('ConfigMap', 'checkout-api-old'),
      state: 'extra',
      live: both(lines(['apiVersion: v1', 'kind: ConfigMap'])),
    },
    {
      ...of('Ingress', 'checkout-api'),
      state: 'unknown',
      reason: {
        code: 'Forbidden',
        message: 'Its live state may not be read by our account.',
      },
    },
    {
      ...of('Service', 'checkout-api'),
      state: 'equal',
      desired: both(lines(['apiVersion: v1', 'kind: Service']), ''),
      live: both(lines(['apiVersion: v1', 'kind: Service'])),
    },
  ],
  problems: [],
};

/** All as it should be. */
export const equalDiff: DeploymentDiff = {
  ...driftedDiff,
  resources: driftedDiff.resources.filter(({ state }) => state === 'equal'),
};

/** Of a Kustomization: who owns which field. */
export const fieldsDiff: DeploymentDiff = {
  basis: 'fields',
  resources: [
    {
      ...of('Deployment', 'checkout-api'),
      state: 'changed',
      fields: [
        {
          path: 'spec.replicas',
          state: 'lost',
          manager: 'kubectl-edit',
          at: '2026-11-23T11:25:00Z',
        },
        {
          path: 'spec.template.spec.containers[name="checkout-api"].image',
          state: 'owned',
        },
        {
          path: 'metadata.labels.team',
          state: 'corrected',
          manager: 'kubectl-label',
          at: '2026-11-23T10:05:00Z',
        },
      ],
    },
  ],
  problems: [
    {
      code: 'ManifestsNotReadable',
      message:
        'What a Kustomization renders cannot be read from outside, so only the ownership of fields is compared.',
    },
  ],
};
