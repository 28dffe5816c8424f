import {
  Cluster,
  ClusterReachability,
  ClusterState,
  Deployment,
  Engine,
} from '@backstage-gitops/plugin-gitops-common';
import { PlacedCluster } from './createClusterPlacer';
import { EngineRecord } from './EngineRecord';
import { KnownCluster } from './EngineUpdate';

/** Every cluster anyone tells of: configuration, engines, rows. By name. */
export function listClusters(options: {
  configured: readonly KnownCluster[];
  records: readonly EngineRecord[];
  rows: readonly Deployment[];
  place: (cluster: Cluster) => PlacedCluster;
}): ClusterState[] {
  const clusters = new Map<string, ClusterState>();

  function add(
    { name, labels, environment }: PlacedCluster,
    engine?: Engine,
    reachable?: ClusterReachability,
  ): ClusterState {
    const cluster = clusters.get(name) ?? {
      name,
      labels,
      ...(environment && { environment }),
      engines: [],
      deployments: 0,
    };
    if (engine) addEngine(cluster, engine, reachable);
    clusters.set(name, cluster);
    return cluster;
  }

  // What an engine knows of a cluster is richer than what configuration alone says of it.
  for (const record of options.records) {
    for (const cluster of record.clusters) {
      add(record.placeCluster(cluster), record.state.engine, cluster.reachable);
    }
  }
  for (const { cluster: placed, environment, engine } of options.rows) {
    const cluster =
      clusters.get(placed.name) ?? add({ ...placed, environment });
    addEngine(cluster, engine, undefined);
    cluster.deployments += 1;
  }
  for (const cluster of options.configured) add(options.place(cluster));

  return [...clusters.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** An engine may know a cluster by two registrations; one that does not answer is the one to tell of. */
function addEngine(
  { engines }: ClusterState,
  { type, name }: Engine,
  reachable: ClusterReachability | undefined,
): void {
  let known = engines.find(each => each.type === type && each.name === name);
  if (!known) {
    known = { type, name };
    engines.push(known);
  }
  if (reachable && known.reachable?.ok !== false) known.reachable = reachable;
}
