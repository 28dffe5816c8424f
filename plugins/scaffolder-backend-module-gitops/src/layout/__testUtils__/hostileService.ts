/** A service as a person would ask for it; the tests put hostile texts into it. */
export const hostileService = {
  name: 'payments-api',
  image: 'ghcr.io/org/payments-api',
  version: '1.0.0',
  namespace: 'payments',
  clusters: ['aws-eks', 'azure-aks'],
};
