import { applyPlan } from './applyPlan';
import { platformInput } from './platformInput';

const clusters = ['aws-eks', 'gcp-gke', 'azure-aks'];

/** The services of the layout's proof: a chart, overlays and one in waves, on three clusters; the chart follows its image. */
export function createProvenFiles(): Promise<Map<string, string>> {
  return applyPlan(new Map(), [
    ['gitops:repo:init', platformInput],
    [
      'gitops:service:create',
      {
        name: 'checkout-api',
        image: 'ghcr.io/org/checkout-api',
        version: '1.4.2',
        namespace: 'payments',
        clusters,
        environmentReplicas: { production: 3 },
      },
    ],
    [
      'gitops:service:create',
      {
        name: 'inventory-api',
        packaging: 'kustomize',
        image: 'ghcr.io/org/inventory-api',
        version: '2.0.1',
        namespace: 'orders',
        clusters,
        environmentReplicas: { production: 3 },
      },
    ],
    [
      'gitops:service:create',
      {
        name: 'user-service',
        image: 'ghcr.io/org/user-service',
        version: '7.0.0',
        namespace: 'users',
        clusters: ['aws-eks', 'gcp-gke'],
        waves: [['aws-eks'], ['gcp-gke']],
      },
    ],
    [
      'gitops:image-automation:create',
      {
        service: 'checkout-api',
        clusters: ['azure-aks'],
        range: '>=1.0.0 <2.0.0',
      },
    ],
  ]);
}
