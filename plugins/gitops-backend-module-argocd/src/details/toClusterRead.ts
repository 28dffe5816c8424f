import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { ClusterRead } from '../client/ClusterRead';
import { toApplicationAddress } from './toApplicationAddress';

/** A read of the cluster of a Deployment. */
export function toClusterRead(
  deployment: Deployment,
  { signal }: { signal: AbortSignal },
): ClusterRead {
  const { name } = deployment.cluster;
  return {
    application: toApplicationAddress(deployment),
    // One without a name is called by its address.
    cluster: name.includes('://') ? 'behind it' : name,
    signal,
  };
}
