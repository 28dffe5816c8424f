import {
  Deployment,
  DeploymentLink,
} from '@backstage-gitops/plugin-gitops-common';
import { ConfiguredCluster } from '../config/GitopsConfig';

/** The dashboard of the cluster it runs on, when one is configured. */
export function toClusterLinks(
  { cluster: { name } }: Deployment,
  clusters: readonly ConfiguredCluster[],
): DeploymentLink[] {
  const url = clusters.find(each => each.name === name)?.dashboardUrl;
  return url ? [{ kind: 'cluster', title: name, url }] : [];
}
