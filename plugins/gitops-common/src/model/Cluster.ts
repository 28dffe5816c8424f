import { ClusterReachability } from './ClusterReachability';

/**
 * A Kubernetes cluster that apps run on.
 *
 * @public
 */
export type Cluster = {
  /** The name of its folder in `clusters/`. */
  name: string;
  /** Labels that carry `cloud`, `region`, `environment`. */
  labels: Record<string, string>;
};

/**
 * A cluster as the list of clusters shows it.
 *
 * @public
 */
export type ClusterState = Cluster & {
  /** The configured environment it belongs to, by its label. */
  environment?: string;
  /** The engines that deliver to it, each with whether it reaches it, where that is known. */
  engines: { type: string; name: string; reachable?: ClusterReachability }[];
  /** How many Deployments it has. */
  deployments: number;
};

/** Answer of `GET /clusters`. @public */
export type ClusterList = {
  items: ClusterState[];
  /** Environments in order: the configured ones, else those that clusters name. */
  environments: string[];
};
