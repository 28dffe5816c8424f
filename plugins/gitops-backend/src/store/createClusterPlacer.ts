import { createHash } from 'node:crypto';
import { Cluster } from '@backstage-gitops/plugin-gitops-common';
import { KnownCluster } from './EngineUpdate';
import { indexClusters, toClusterKey } from './indexClusters';

/** With a scheme, or with a port, or an IP address. */
const ADDRESS =
  /:\/\/|^[\w.-]+:\d+(\/|$)|^\d+(\.\d+){3}$|^\[?[\da-f]*:[\da-f:.]*:[\da-f:.]*\]?(:\d+)?$/i;

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
  const configured = indexClusters(options.configured);
  const observed = indexClusters(options.observed);

  return ({ name, labels }) => {
    const seen = observed.get(toClusterKey(name));
    const names = [name, ...(seen ? [seen.name, ...seen.aliases] : [])];
    const named = names
      .flatMap(each => [`${options.engine}/${each}`, each])
      .map(each => configured.get(toClusterKey(each)))
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

function toPublicName(name: string): string {
  if (!ADDRESS.test(name)) return name;
  return `unnamed-${createHash('sha256')
    .update(toClusterKey(name))
    .digest('hex')
    .slice(0, 8)}`;
}
