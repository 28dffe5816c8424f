import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';
import { LayoutAction } from '../layout';

const toExamples = (
  action: LayoutAction,
  name: string,
  examples: Record<string, object>,
): TemplateExample[] =>
  Object.entries(examples).map(([description, input]) => ({
    description,
    example: stringify({ steps: [{ id: 'change', name, action, input }] }),
  }));

const payments = {
  name: 'payments-api',
  image: 'ghcr.io/org/payments-api',
  version: '1.0.0',
};

/** Examples of every layout action, by its id. */
export const layoutExamples: Record<LayoutAction, TemplateExample[]> = {
  'gitops:repo:init': toExamples('gitops:repo:init', 'Lay out the platform', {
    'Three clouds, two engines': {
      repoUrl: 'https://github.com/org/platform-gitops',
      clusters: [
        {
          name: 'aws-eks',
          engine: 'argocd',
          environment: 'production',
          cloud: 'aws',
          region: 'us-east-1',
        },
        {
          name: 'gcp-gke',
          engine: 'argocd',
          environment: 'production',
          cloud: 'gcp',
          region: 'europe-west1',
          registration: 'cli',
        },
        {
          name: 'azure-aks',
          engine: 'flux',
          environment: 'production',
          cloud: 'azure',
          region: 'westeurope',
        },
      ],
    },
  }),
  'gitops:cluster:add': toExamples('gitops:cluster:add', 'Add a cluster', {
    'With its own Flux': {
      name: 'azure-aks-dev',
      engine: 'flux',
      environment: 'dev',
      cloud: 'azure',
      region: 'westeurope',
    },
  }),
  'gitops:service:create': toExamples(
    'gitops:service:create',
    'Lay out the service',
    {
      'A chart on three clusters': {
        ...payments,
        description: 'Takes payments',
        namespace: 'payments',
        clusters: ['aws-eks', 'gcp-gke', 'azure-aks'],
      },
      'A kustomize base with overlays, three copies in production': {
        ...payments,
        packaging: 'kustomize',
        clusters: ['aws-eks-dev', 'aws-eks'],
        environmentReplicas: { production: 3 },
      },
      'One wave of clusters after the other, and a canary with analysis inside each. Waves switch self-heal off':
        {
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
        },
    },
  ),
  'gitops:service:add-cluster': toExamples(
    'gitops:service:add-cluster',
    'Add it to the cluster',
    {
      'In the version of another cluster': {
        service: 'payments-api',
        clusters: ['azure-aks'],
        from: 'aws-eks',
      },
    },
  ),
  'gitops:service:remove': toExamples('gitops:service:remove', 'Take it off', {
    'From one cluster': { service: 'payments-api', clusters: ['gcp-gke'] },
    'From everywhere, for good': { service: 'payments-api' },
  }),
  'gitops:service:promote': toExamples('gitops:service:promote', 'Promote', {
    'What staging runs, to production': {
      service: 'payments-api',
      from: { environments: ['staging'] },
      to: { environments: ['production'] },
    },
    'A version to one cluster, with a value of another': {
      service: 'payments-api',
      version: '1.1.0',
      from: { clusters: ['aws-eks-staging'] },
      to: { clusters: ['aws-eks'] },
      values: ['env.LOG_LEVEL'],
    },
  }),
  'gitops:service:rollback': toExamples(
    'gitops:service:rollback',
    'Roll back',
    {
      'In production': {
        service: 'payments-api',
        version: '1.0.0',
        environments: ['production'],
      },
    },
  ),
  'gitops:secret:create': toExamples('gitops:secret:create', 'Add a secret', {
    'A password on two clusters': {
      name: 'database-credentials',
      namespace: 'payments',
      service: 'payments-api',
      clusters: ['aws-eks', 'azure-aks'],
      keys: [
        {
          secretKey: 'password',
          path: 'payments/database',
          property: 'password',
        },
      ],
      store: { server: 'https://vault.example.com' },
    },
  }),
  'gitops:image-automation:create': toExamples(
    'gitops:image-automation:create',
    'Follow the image',
    {
      'Every 1.x': {
        service: 'payments-api',
        clusters: ['azure-aks'],
        range: '>=1.0.0 <2.0.0',
      },
    },
  ),
  'gitops:alert:create': toExamples('gitops:alert:create', 'Add alerts', {
    'For the hub and one cluster with Flux': {
      argocd: true,
      clusters: ['azure-aks'],
      labels: { release: 'prometheus' },
    },
  }),
};
