import { Deployment, Delivery } from '@backstage-gitops/plugin-gitops-common';
import { LiveRead, useLiveRead } from './useLiveRead';

/** More clusters than this tell nothing new about versions. */
const MOST_HISTORIES = 10;

/** What was delivered to some Deployments. */
export type DeploymentDeliveries = {
  deployment: Deployment;
  deliveries: Delivery[];
};

/**
 * The histories of these Deployments. One that cannot be read is left out: the others still tell versions.
 *
 * @param deployments - absent while they are being read
 */
export function useVersionHistory(
  deployments: readonly Deployment[] | undefined,
): LiveRead<DeploymentDeliveries[]> {
  const asked = deployments?.slice(0, MOST_HISTORIES);
  return useLiveRead(async api => {
    const histories = await Promise.allSettled(
      (asked ?? []).map(async deployment => ({
        deployment,
        deliveries: (await api.getDeploymentHistory(deployment.id)).deliveries,
      })),
    );
    return histories.flatMap(history =>
      history.status === 'fulfilled' ? [history.value] : [],
    );
  }, `histories ${asked?.map(({ id }) => id).join(' ') ?? ''}`);
}
