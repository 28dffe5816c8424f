import {
  createConfigError,
  createUnknownKeysError,
  toConfigValueText,
} from '@backstage-gitops/plugin-gitops-node';
import { Config } from '@backstage/config';
import { FluxClusterConfig } from './FluxClusterConfig';
import { readFluxCluster } from './readFluxCluster';

const FLUX_KEYS = ['clusters', 'fromKubernetesPlugin'];
const CLUSTER_KEYS = [
  'name',
  'url',
  'authProvider',
  'serviceAccountToken',
  'caData',
  'caFile',
  'skipTLSVerify',
  'namespaces',
  'dashboardUrl',
];

/** Which clusters are read, and which configured ones are not, each with a sentence that says why. */
export type FluxConfig = {
  clusters: FluxClusterConfig[];
  unread: string[];
};

/**
 * Reads `gitops.flux.clusters`, and with `gitops.flux.fromKubernetesPlugin: true` the clusters of the
 * Kubernetes plugin. One that stands in both is read as it stands in ours.
 *
 * @throws InputError with one sentence that says which key is wrong, what it has, what it should be.
 */
export function readFluxConfig(config: Config): FluxConfig {
  const key = 'gitops.flux.clusters';
  refuseOtherKeys(config.getOptionalConfig('gitops.flux'), {
    key: 'gitops.flux',
    known: FLUX_KEYS,
  });
  const clusters = readList(config, key).map((cluster, index) => {
    const at = `${key}[${index}]`;
    refuseOtherKeys(cluster, { key: at, known: CLUSTER_KEYS });
    return readFluxCluster(cluster, at);
  });
  const names = clusters.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw createConfigError(key, {
      has: `two clusters named "${twice}"`,
      shouldBe: 'a list in which each name stands once',
    });
  }

  const flag = 'gitops.flux.fromKubernetesPlugin';
  const fromKubernetesPlugin = config.getOptional(flag) ?? false;
  if (typeof fromKubernetesPlugin !== 'boolean') {
    throw createConfigError(flag, {
      has: toConfigValueText(fromKubernetesPlugin),
      shouldBe: 'true or false',
    });
  }
  return fromKubernetesPlugin
    ? addClustersOfKubernetesPlugin(config, clusters)
    : { clusters, unread: [] };
}

function addClustersOfKubernetesPlugin(
  config: Config,
  own: FluxClusterConfig[],
): FluxConfig {
  const methodsKey = 'kubernetes.clusterLocatorMethods';
  const clusters = [...own];
  const unread: string[] = [];
  for (const [index, method] of readList(config, methodsKey).entries()) {
    const type = method.getOptional('type');
    if (type !== 'config') {
      unread.push(
        `The clusters that ${methodsKey}[${index}] of type ${JSON.stringify(
          type,
        )} finds are not read for Flux yet: put them in gitops.flux.clusters.`,
      );
      continue;
    }
    for (const [at, cluster] of readList(method, 'clusters').entries()) {
      const key = `${methodsKey}[${index}].clusters[${at}]`;
      const name = String(cluster.getOptional('name') ?? key);
      if (clusters.some(known => known.name === name)) continue;
      const authProvider = cluster.getOptional('authProvider');
      if (
        authProvider === 'serviceAccount' &&
        cluster.getOptional('serviceAccountToken') !== undefined
      ) {
        // The dashboard of the Kubernetes plugin knows no Flux objects.
        const { dashboardUrl: _, ...read } = readFluxCluster(cluster, key);
        clusters.push(read);
      } else {
        unread.push(
          `Cluster ${name} of the Kubernetes plugin is not read for Flux yet: its authProvider is ${JSON.stringify(
            authProvider,
          )}, and only "serviceAccount" with a serviceAccountToken is read.`,
        );
      }
    }
  }
  return { clusters, unread };
}

function readList(config: Config, key: string): Config[] {
  const value = config.getOptional(key);
  if (value === undefined) return [];
  try {
    return config.getConfigArray(key);
  } catch {
    throw createConfigError(key, {
      has: Array.isArray(value)
        ? 'a list with something that is no cluster'
        : toConfigValueText(value),
      shouldBe: 'a list of objects',
    });
  }
}

function refuseOtherKeys(
  config: Config | undefined,
  { key, known }: { key: string; known: readonly string[] },
): void {
  const others = config?.keys().filter(name => !known.includes(name)) ?? [];
  if (others.length > 0) throw createUnknownKeysError(key, others);
}
