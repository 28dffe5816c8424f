import { Cluster } from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';
import { ArgocdCluster } from '../client/ArgocdCluster';

const IN_CLUSTER = {
  name: 'in-cluster',
  server: 'https://kubernetes.default.svc',
};
const OWN_LABELS = 'argocd.argoproj.io/';

/**
 * The destination. An Application has its name or its API server's URL, never both, and Argo CD fills
 * in neither: the list of clusters tells. Without it a name stays a name and an address the whole
 * address, as two clusters may differ in its path only. The backend looks it up among its aliases and
 * shows it to nobody.
 *
 * @param destination - `spec.destination`
 * @param clusters - what Argo CD has registered, as far as we may read it
 */
export function toCluster(
  destination: Application['spec']['destination'],
  clusters: readonly ArgocdCluster[],
): Cluster {
  const { name, server } = destination;
  const registered = findRegistered(destination, clusters);
  return registered
    ? toRegisteredCluster(registered)
    : { name: name ?? toServerName(server), labels: {} };
}

/** One for all Applications of a cluster, of which there may be a thousand. */
const known = new WeakMap<ArgocdCluster, Cluster>();

function toRegisteredCluster(registered: ArgocdCluster): Cluster {
  let cluster = known.get(registered);
  if (!cluster) {
    cluster = {
      name: registered.name,
      labels: toClusterLabels(registered),
    };
    known.set(registered, cluster);
  }
  return cluster;
}

/** Labels of a registered cluster, without Argo CD's bookkeeping. */
export function toClusterLabels(
  cluster: ArgocdCluster | undefined,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cluster?.labels ?? {}).filter(
      ([key]) => !key.startsWith(OWN_LABELS),
    ),
  );
}

/** Whether a destination is among what Argo CD has registered. */
export function isRegistered(
  destination: Application['spec']['destination'],
  clusters: readonly ArgocdCluster[],
): boolean {
  return findRegistered(destination, clusters) !== undefined;
}

/** Clusters by name and by server. The array is replaced when they are read anew, never changed. */
type ClusterLookup = {
  byName: ReadonlyMap<string, ArgocdCluster>;
  byServer: ReadonlyMap<string, ArgocdCluster>;
};

const lookups = new WeakMap<readonly ArgocdCluster[], ClusterLookup>();

function findRegistered(
  { name, server }: Application['spec']['destination'],
  clusters: readonly ArgocdCluster[],
): ArgocdCluster | undefined {
  const { byName, byServer } = lookUp(clusters);
  if (name) return byName.get(name);
  return server ? byServer.get(trimSlashes(server)) : undefined;
}

function lookUp(clusters: readonly ArgocdCluster[]): ClusterLookup {
  let lookup = lookups.get(clusters);
  if (!lookup) {
    // Of two with one name the first counts.
    const reversed = [...clusters].reverse();
    lookup = {
      byName: new Map(reversed.map(each => [each.name, each])),
      byServer: new Map(reversed.map(each => [trimSlashes(each.server), each])),
    };
    lookups.set(clusters, lookup);
  }
  return lookup;
}

function toServerName(server: string | undefined): string {
  const address = trimSlashes(server ?? '');
  if (address === IN_CLUSTER.server) return IN_CLUSTER.name;
  return URL.canParse(address) ? address : 'unknown';
}

function trimSlashes(address: string): string {
  return address.replace(/\/+$/, '');
}
