import { ClusterList } from '@backstage-gitops/plugin-gitops-common';

/** Four clusters of three environments, one of them unreachable, and one of none. */
export const testClusters: ClusterList = {
  environments: ['dev', 'staging', 'production'],
  items: [
    {
      name: 'aws-eks',
      labels: { cloud: 'aws', region: 'us-east-1' },
      environment: 'production',
      engines: [
        {
          type: 'argocd',
          name: 'hub',
          reachable: { ok: true, since: '2026-11-20T10:00:00Z' },
        },
      ],
      deployments: 3,
    },
    {
      name: 'aws-eks-dev',
      labels: { cloud: 'aws', region: 'us-east-1' },
      environment: 'dev',
      engines: [{ type: 'argocd', name: 'hub' }],
      deployments: 3,
    },
    {
      name: 'azure-aks',
      labels: { cloud: 'azure', region: 'westeurope' },
      environment: 'production',
      engines: [{ type: 'flux', name: 'azure-aks' }],
      deployments: 2,
    },
    {
      name: 'gcp-gke',
      labels: { cloud: 'gcp', region: 'europe-west1' },
      environment: 'production',
      engines: [
        {
          type: 'argocd',
          name: 'hub',
          reachable: {
            ok: false,
            since: '2026-11-25T12:03:00Z',
            error: { code: 'ConnectionRefused', message: 'It refuses.' },
          },
        },
      ],
      deployments: 3,
    },
    { name: 'onprem', labels: {}, engines: [], deployments: 0 },
  ],
};
