import { KnownCluster } from './EngineUpdate';

/** Clusters by every name they are known by. A name is stronger than another cluster's alias. */
export function indexClusters(
  clusters: readonly KnownCluster[],
): Map<string, KnownCluster> {
  const index = new Map<string, KnownCluster>();
  for (const cluster of clusters) {
    for (const alias of cluster.aliases) {
      index.set(toClusterKey(alias), cluster);
    }
  }
  for (const cluster of clusters) {
    index.set(toClusterKey(cluster.name), cluster);
  }
  return index;
}

/** An address with a slash at its end is the same address. */
export function toClusterKey(name: string): string {
  return name.replace(/\/+$/, '');
}
