import {
  Cluster,
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
  ): ClusterState {
    const cluster = clusters.get(name) ?? {
      name,
      labels,
      ...(environment && { environment }),
      engines: [],
      deployments: 0,
    };
    const isNew =
      engine &&
      !cluster.engines.some(
        each => each.type === engine.type && each.name === engine.name,
      );
    if (isNew) cluster.engines.push({ type: engine.type, name: engine.name });
    clusters.set(name, cluster);
    return cluster;
  }

  // What an engine knows of a cluster is richer than what configuration alone says of it.
  for (const { clusters: observed, place, state } of options.records) {
    for (const cluster of observed) add(place(cluster), state.engine);
  }
  for (const row of options.rows) {
    add(
      { ...row.cluster, environment: row.environment },
      row.engine,
    ).deployments += 1;
  }
  for (const cluster of options.configured) add(options.place(cluster));

  return [...clusters.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
