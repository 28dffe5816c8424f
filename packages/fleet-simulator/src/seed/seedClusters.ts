/** A cluster as the platform repository describes it. */
export type SeedCluster = {
  name: string;
  environment: string;
  cloud: string;
  region: string;
  engine: 'argocd' | 'flux';
};

/** The clusters of a new fleet. */
export const seedClusters: readonly SeedCluster[] = [
  {
    name: 'aws-eks-dev',
    environment: 'dev',
    cloud: 'aws',
    region: 'us-east-1',
    engine: 'argocd',
  },
  {
    name: 'aws-eks-staging',
    environment: 'staging',
    cloud: 'aws',
    region: 'us-east-1',
    engine: 'argocd',
  },
  {
    name: 'aws-eks',
    environment: 'production',
    cloud: 'aws',
    region: 'us-east-1',
    engine: 'argocd',
  },
  {
    name: 'gcp-gke',
    environment: 'production',
    cloud: 'gcp',
    region: 'europe-west1',
    engine: 'argocd',
  },
  {
    name: 'azure-aks',
    environment: 'production',
    cloud: 'azure',
    region: 'westeurope',
    engine: 'flux',
  },
];
