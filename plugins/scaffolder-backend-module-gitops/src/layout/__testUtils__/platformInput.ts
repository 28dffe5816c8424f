const argocd = { engine: 'argocd', cloud: 'aws', region: 'us-east-1' } as const;

/** The platform the tests begin with: five clusters on three clouds, three environments, both engines. */
export const platformInput = {
  repoUrl: 'https://github.com/org/platform-gitops',
  clusters: [
    { ...argocd, name: 'aws-eks-dev', environment: 'dev' },
    { ...argocd, name: 'aws-eks-staging', environment: 'staging' },
    { ...argocd, name: 'aws-eks', environment: 'production' },
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
} as const;
