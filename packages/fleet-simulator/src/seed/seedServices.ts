/** A service as the platform repository describes it. */
export type SeedService = {
  name: string;
  description: string;
  /** Where it runs on every cluster. */
  namespace: string;
  packaging: 'chart' | 'overlays' | 'rollout';
  /** The clusters it runs on; all without it. */
  clusters?: readonly string[];
  /** Cluster name to its wave; only for a service that rolls out in waves. */
  waves?: Readonly<Record<string, string>>;
};

/** The services of a new fleet. */
export const seedServices = {
  'checkout-api': {
    name: 'checkout-api',
    description: 'Takes an order and its payment',
    namespace: 'payments',
    packaging: 'chart',
  },
  'inventory-api': {
    name: 'inventory-api',
    description: 'Knows what is in stock',
    namespace: 'orders',
    packaging: 'overlays',
  },
  'user-service': {
    name: 'user-service',
    description: 'Accounts and sign-in',
    namespace: 'users',
    packaging: 'chart',
    waves: {
      'aws-eks-dev': '1',
      'aws-eks-staging': '1',
      'aws-eks': '2',
      'gcp-gke': '3',
    },
  },
  storefront: {
    name: 'storefront',
    description: 'What customers see; moves step by step with Argo Rollouts',
    namespace: 'storefront',
    packaging: 'rollout',
    clusters: ['aws-eks-staging', 'aws-eks'],
  },
} as const satisfies Record<string, SeedService>;
