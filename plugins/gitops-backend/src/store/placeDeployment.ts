import { Cluster, Deployment } from '@backstage-gitops/plugin-gitops-common';
import { PlacedCluster } from './createClusterPlacer';

/**
 * Turns what an engine told into the row we serve: on the cluster as we call it, in its environment,
 * dated when it is no longer current.
 *
 * @param options.staleSince - since when the engine cannot be read, ISO 8601
 */
export function placeDeployment(
  told: Deployment,
  options: {
    place: (cluster: Cluster) => PlacedCluster;
    staleSince?: string;
  },
): Deployment {
  const { environment, ...cluster } = options.place(told.cluster);
  const unreachableSince =
    told.clusterReachable?.ok === false
      ? told.clusterReachable.since
      : undefined;
  const [asOf] = [options.staleSince, unreachableSince].filter(Boolean).sort();
  return {
    ...told,
    cluster,
    ...(environment && { environment }),
    ...(asOf && { asOf }),
  };
}
