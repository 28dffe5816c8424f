import { Config } from '@backstage/config';
import { FluxClusterConfig } from './FluxClusterConfig';
import { readConfigList } from './readConfigList';
import { readFluxCluster } from './readFluxCluster';

const METHODS_KEY = 'kubernetes.clusterLocatorMethods';
const AUTH_PROVIDER = 'kubernetes.io/auth-provider';
/** They sign in as the person in the browser, and there is none when we look. */
const CLIENT_SIDE = ['google', 'aks', 'oidc'];
/** The name that the locator `localKubectlProxy` gives to what it finds. */
const LOCAL_PROXY = 'local';

/**
 * Reads the clusters of the Kubernetes plugin: with a token of a service account directly, with any other
 * strategy that signs in on the server through that plugin.
 *
 * @param known - names that are read already
 * @returns also a sentence for everything that is not read.
 * @throws InputError when a cluster is wrong.
 */
export function readClustersOfKubernetesPlugin(
  config: Config,
  known: readonly string[],
): { clusters: FluxClusterConfig[]; unread: string[] } {
  const clusters: FluxClusterConfig[] = [];
  const unread: string[] = [];
  const isKnown = (name: string) =>
    known.includes(name) || clusters.some(cluster => cluster.name === name);
  const methods = readConfigList(config, METHODS_KEY);
  for (const [index, method] of methods.entries()) {
    const type = method.getOptional('type');
    if (type === 'localKubectlProxy') {
      if (!isKnown(LOCAL_PROXY)) {
        clusters.push({ name: LOCAL_PROXY, namespaces: [] });
      }
    } else if (type === 'config') {
      const found = readConfigList(method, 'clusters');
      for (const [at, cluster] of found.entries()) {
        const key = `${METHODS_KEY}[${index}].clusters[${at}]`;
        const name = String(cluster.getOptional('name') ?? key);
        if (isKnown(name)) continue;
        const read = readClusterOfPlugin(cluster, { key, name });
        if (typeof read === 'string') unread.push(read);
        else clusters.push(read);
      }
    } else {
      unread.push(
        `The clusters that ${METHODS_KEY}[${index}] of type ${JSON.stringify(
          type,
        )} finds are not known when we start: name those to read in gitops.flux.clusters, each with authProvider: kubernetesPlugin.`,
      );
    }
  }
  return { clusters, unread };
}

function readClusterOfPlugin(
  cluster: Config,
  { key, name }: { key: string; name: string },
): FluxClusterConfig | string {
  const metadata = cluster.getOptional<Record<string, unknown>>('authMetadata');
  const authProvider =
    metadata?.[AUTH_PROVIDER] ?? cluster.getOptional('authProvider');
  if (typeof authProvider !== 'string') {
    return `Cluster ${name} of the Kubernetes plugin is not read for Flux: it has no authProvider.`;
  }
  if (CLIENT_SIDE.includes(authProvider)) {
    return `Cluster ${name} of the Kubernetes plugin is not read for Flux: its authProvider ${JSON.stringify(
      authProvider,
    )} signs in as the person in the browser. Give it a second entry in gitops.flux.clusters, with a service account.`;
  }
  const isOurs =
    authProvider === 'serviceAccount' &&
    cluster.getOptional('serviceAccountToken') !== undefined;
  if (!isOurs) return { name, namespaces: [] };
  // The dashboard of the Kubernetes plugin knows no Flux objects.
  const { dashboardUrl: _, ...read } = readFluxCluster(cluster, key);
  return read;
}
