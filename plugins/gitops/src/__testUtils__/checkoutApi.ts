import { Entity } from '@backstage/catalog-model';

/** The Component that all tests look at. */
export const checkoutApi: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout-api',
    namespace: 'default',
    annotations: { 'gitops/app-name': 'checkout-api' },
  },
  spec: { type: 'service', owner: 'team-a', lifecycle: 'production' },
};
