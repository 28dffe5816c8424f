import { ApplicationAddress } from './ArgocdClient';

/** A read that Argo CD passes on to the cluster behind it, and that hangs when the cluster does. */
export type ClusterRead = {
  application: ApplicationAddress;
  /** The name of the cluster, for errors. */
  cluster: string;
  signal: AbortSignal;
};
