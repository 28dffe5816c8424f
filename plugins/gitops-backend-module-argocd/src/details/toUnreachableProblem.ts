import {
  Deployment,
  EngineProblem,
} from '@backstage-gitops/plugin-gitops-common';

/**
 * Says before any wait that the cluster does not answer; undefined where it does, or nobody looked yet. Since when
 * is said beside it, in the time of the reader.
 */
export function toUnreachableProblem({
  cluster,
  clusterReachable,
}: Deployment): EngineProblem | undefined {
  if (!clusterReachable || clusterReachable.ok) return undefined;
  return {
    code: 'ClusterUnreachable',
    message: `The cluster ${cluster.name} does not answer Argo CD: what is shown is what Argo CD saw last.`,
  };
}
