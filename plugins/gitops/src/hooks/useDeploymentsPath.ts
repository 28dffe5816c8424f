import { useRouteRef } from '@backstage/core-plugin-api';
import { entityDeploymentsRouteRef } from '../routes';

/** The path of the entity's Deployments tab; undefined in an app that does not have it. */
export function useDeploymentsPath(): string | undefined {
  try {
    // It throws for a route that is not mounted, after all its own hooks have run.
    return useRouteRef(entityDeploymentsRouteRef)();
  } catch {
    return undefined;
  }
}
