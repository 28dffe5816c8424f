import { createRouteRef } from '@backstage/core-plugin-api';

/**
 * The Deployments tab of an entity. Made with core-plugin-api, as its refs serve both frontend systems.
 *
 * @public
 */
export const entityDeploymentsRouteRef = createRouteRef({ id: 'gitops' });
