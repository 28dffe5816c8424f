import { Cluster } from '@backstage-gitops/plugin-gitops-common';
import { PlacedCluster } from './createClusterPlacer';

/** Where a row belongs: one object for all rows of a cluster, as there are a hundred times more rows. */
export type Placement = { cluster: Cluster; environment?: string };

/** Remembers what a placer said of each cluster, in the shape that rows share. */
export function createPlacementCache(
  place: (cluster: Cluster) => PlacedCluster,
): (cluster: Cluster) => Placement {
  const placements = new Map<string, Placement>();
  // Most engines tell one and the same object with every row of a cluster.
  const ofObjects = new WeakMap<Cluster, Placement>();
  return told => {
    const known = ofObjects.get(told);
    if (known) return known;
    const key = JSON.stringify([told.name, told.labels]);
    let placement = placements.get(key);
    if (!placement) {
      const { environment, ...cluster } = place(told);
      placement = { cluster, ...(environment && { environment }) };
      placements.set(key, placement);
    }
    ofObjects.set(told, placement);
    return placement;
  };
}
