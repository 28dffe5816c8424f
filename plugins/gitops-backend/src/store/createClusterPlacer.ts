import { createHash } from 'node:crypto';
import { Cluster } from '@backstage-gitops/plugin-gitops-common';
import { KnownCluster } from './EngineUpdate';

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
  const configured = indexByName(options.configured);
  const observed = indexByName(options.observed);

  return ({ name, labels }) => {
    const seen = observed.get(toKey(name));
    const names = [name, ...(seen ? [seen.name, ...seen.aliases] : [])];
    const named = names
      .flatMap(each => [`${options.engine}/${each}`, each])
      .map(each => configured.get(toKey(each)))
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
    for (const alias of cluster.aliases) index.set(toKey(alias), cluster);
  }
  // A name is stronger than another cluster's alias.
  for (const cluster of clusters) index.set(toKey(cluster.name), cluster);
  return index;
}

/** An address with a slash at its end is the same address. */
function toKey(name: string): string {
  return name.replace(/\/+$/, '');
}

function toPublicName(name: string): string {
  if (!ADDRESS.test(name)) return name;
  return `unnamed-${createHash('sha256')
    .update(toKey(name))
    .digest('hex')
    .slice(0, 8)}`;
}
