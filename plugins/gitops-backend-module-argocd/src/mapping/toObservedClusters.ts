import { Application } from '../client/Application';
import { ArgocdCluster } from '../client/ArgocdCluster';
import { toCluster, toClusterLabels } from './toCluster';

/**
 * The clusters of one Argo CD, sorted by name: those it has registered, with the address its
 * Applications may use instead of the name, and those only its Applications name.
 *
 * @param destinations - of all Applications
 * @param clusters - what Argo CD has registered, as far as we may read it
 */
export function toObservedClusters(
  destinations: readonly Application['spec']['destination'][],
  clusters: readonly ArgocdCluster[],
) {
  const found = new Map(
    clusters.map(cluster => [
      cluster.name,
      {
        name: cluster.name,
        labels: toClusterLabels(cluster),
        aliases: [cluster.server],
      },
    ]),
  );
  const distinct = new Map(
    destinations.map(destination => [
      `${destination.name} ${destination.server}`,
      destination,
    ]),
  );
  for (const destination of distinct.values()) {
    const cluster = toCluster(destination, clusters);
    if (!found.has(cluster.name)) {
      found.set(cluster.name, {
        ...cluster,
        aliases: destination.server ? [destination.server] : [],
      });
    }
  }
  return [...found.values()].sort((left, right) =>
    left.name < right.name ? -1 : 1,
  );
}
