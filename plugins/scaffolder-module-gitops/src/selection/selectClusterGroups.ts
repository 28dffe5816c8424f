import {
  ClusterList,
  ClusterState,
} from '@backstage-gitops/plugin-gitops-common';

/** The clusters of one environment. */
export type ClusterGroup = {
  /** Absent: they belong to none. */
  environment?: string;
  clusters: ClusterState[];
};

/** Which clusters one may choose. */
export type ClusterChoice = {
  /** Only those of these environments. */
  environments?: readonly string[];
  /** Only those that one of these engines delivers to, or that none does yet. */
  engines?: readonly string[];
  /** Only these. */
  among?: ReadonlySet<string>;
  /** Not these. */
  without?: ReadonlySet<string>;
};

/** Clusters to choose from, by environment in their order, those of no environment last. */
export function selectClusterGroups(
  list: ClusterList,
  choice: ClusterChoice = {},
): ClusterGroup[] {
  const { environments, engines, among, without } = choice;
  const offered = list.items.filter(
    cluster =>
      (!environments ||
        (cluster.environment !== undefined &&
          environments.includes(cluster.environment))) &&
      (!engines ||
        cluster.engines.length === 0 ||
        cluster.engines.some(({ type }) => engines.includes(type))) &&
      (!among || among.has(cluster.name)) &&
      !without?.has(cluster.name),
  );
  const order = [...list.environments, undefined];
  return order
    .map(environment => ({
      ...(environment !== undefined && { environment }),
      clusters: offered.filter(
        cluster =>
          cluster.environment === environment ||
          (environment === undefined &&
            !list.environments.includes(cluster.environment!)),
      ),
    }))
    .filter(({ clusters }) => clusters.length > 0);
}
