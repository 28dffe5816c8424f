import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { ObservedCluster } from '@backstage-gitops/plugin-gitops-node';
import { FluxObservationOptions } from './observeFlux';

/** The cluster Flux runs in, and those its objects deploy to by a kubeconfig, in order of name. */
export function toObservedClusters(
  deployments: readonly Deployment[],
  { engineName, connection }: FluxObservationOptions,
): ObservedCluster[] {
  const names = new Set([
    engineName,
    ...deployments.map(({ cluster }) => cluster.name),
  ]);
  return [...names].sort().map(name => ({
    name,
    labels: {},
    aliases: name === engineName ? [connection.url] : [],
  }));
}
