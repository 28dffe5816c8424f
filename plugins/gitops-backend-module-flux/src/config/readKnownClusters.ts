import { Config } from '@backstage/config';
import { KnownCluster } from '../mapping';
import { FluxClusterConfig } from './FluxClusterConfig';

/**
 * All clusters known by name, to recognise the target of a kubeconfig: those of `gitops.clusters`,
 * which the backend checks, and those whose Flux we read.
 */
export function readKnownClusters(
  config: Config,
  fluxClusters: readonly FluxClusterConfig[],
): KnownCluster[] {
  const named = config.getOptionalConfigArray('gitops.clusters') ?? [];
  const clusters = named.flatMap(cluster => {
    const name = cluster.getOptionalString('name');
    const aliases = cluster.getOptionalStringArray('aliases') ?? [];
    return name ? { name, aliases } : [];
  });
  const others = fluxClusters
    .filter(({ name }) => !clusters.some(known => known.name === name))
    .map(({ name }) => ({ name, aliases: [] }));
  return [...clusters, ...others];
}
