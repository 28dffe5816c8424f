import {
  Deployment,
  EngineProblem,
} from '@backstage-gitops/plugin-gitops-common';

/** Says before any wait that the cluster does not answer; undefined where it does, or nobody looked yet. */
export function toUnreachableProblem({
  cluster,
  clusterReachable,
}: Deployment): EngineProblem | undefined {
  if (!clusterReachable || clusterReachable.ok) return undefined;
  return {
    code: 'ClusterUnreachable',
    message: `The cluster ${cluster.name} has not answered Argo CD since ${clusterReachable.since}: what is shown is what Argo CD saw last.`,
  };
}
