import { createHash } from 'node:crypto';
import { Cluster } from '@backstage-gitops/plugin-gitops-common';
import { KnownCluster } from './EngineUpdate';

/** What a cluster can be recognised by. */
export type PlacementOptions = {
  /** Configured environments, in order; with none, every label value is one. */
  environments: readonly string[];
  /** From configuration. Their names and labels win. */
  configured: readonly KnownCluster[];
  /** What the engine says about its clusters. */
  observed: readonly KnownCluster[];
  /** Name of the engine, for aliases like `hub/in-cluster`. */
  engine?: string;
};

/** A cluster by the name we use, with its environment. */
export type PlacedCluster = Cluster & { environment?: string };

/**
 * Makes the pure function from what an engine calls a cluster to what we call it. An engine may say
 * its name, or its API server's address; configuration may know either as an alias.
 *
 * A cluster that nobody gives a name gets one made from its address, because addresses must not
 * reach a browser.
 */
export function createClusterPlacer(
  options: PlacementOptions,
): (cluster: Cluster) => PlacedCluster {
  const configured = indexByName(options.configured);
  const observed = indexByName(options.observed);

  return ({ name, labels }) => {
    const seen = observed.get(name);
    const names = [name, ...(seen ? [seen.name, ...seen.aliases] : [])];
    const named = names
      .flatMap(each => [`${options.engine}/${each}`, each])
      .map(each => configured.get(each))
      .find(Boolean);
    const merged = { ...labels, ...seen?.labels, ...named?.labels };
    const environment = merged.environment;
    const isKnown =
      Boolean(environment) &&
      (options.environments.length === 0 ||
        options.environments.includes(environment));
    return {
      name: named?.name ?? toPublicName(seen?.name ?? name),
      labels: merged,
      ...(isKnown && { environment }),
    };
  };
}

function indexByName(
  clusters: readonly KnownCluster[],
): Map<string, KnownCluster> {
  const index = new Map<string, KnownCluster>();
  for (const cluster of clusters) {
    for (const alias of cluster.aliases) index.set(alias, cluster);
  }
  // A name is stronger than another cluster's alias.
  for (const cluster of clusters) index.set(cluster.name, cluster);
  return index;
}

function toPublicName(name: string): string {
  if (!name.includes('://')) return name;
  return `unnamed-${createHash('sha256')
    .update(name)
    .digest('hex')
    .slice(0, 8)}`;
}
