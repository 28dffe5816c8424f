import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const toExample = (input: object) =>
  stringify({
    steps: [
      {
        id: 'service',
        name: 'Lay out the service',
        action: 'gitops:service:create',
        input,
      },
    ],
  });

const payments = {
  name: 'payments-api',
  image: 'ghcr.io/org/payments-api',
  version: '1.0.0',
};

/** Examples of `gitops:service:create`. */
export const examples: TemplateExample[] = [
  {
    description: 'A chart on three clusters',
    example: toExample({
      ...payments,
      description: 'Takes payments',
      owner: 'group:default/payments',
      namespace: 'payments',
      clusters: ['aws-eks', 'gcp-gke', 'azure-aks'],
    }),
  },
  {
    description: 'A kustomize base with overlays, three copies in production',
    example: toExample({
      ...payments,
      packaging: 'kustomize',
      clusters: ['aws-eks-dev', 'aws-eks'],
      environmentReplicas: { production: 3 },
    }),
  },
  {
    description:
      'One wave of clusters after the other, and a canary with analysis inside each. Waves switch self-heal off',
    example: toExample({
      ...payments,
      clusters: ['aws-eks', 'gcp-gke'],
      waves: [['aws-eks'], ['gcp-gke']],
      rollout: {
        steps: [
          { weight: 20, pause: '5m' },
          { weight: 60, pause: '5m' },
        ],
        analysis: {
          prometheus: 'http://prometheus.monitoring:9090',
          successRate: 0.99,
        },
      },
    }),
  },
];
