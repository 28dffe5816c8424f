import { ClusterReader } from './ClusterReader';

/** What everything that looks into a Deployment is done with. */
export type DetailsContext = {
  /** Name of the cluster in which the Flux runs. */
  engineName: string;
  /** That cluster. */
  reader: ClusterReader;
  /** Another cluster that is configured here, by name: the target of a kubeconfig may be one. */
  findCluster(name: string): ClusterReader | undefined;
};
