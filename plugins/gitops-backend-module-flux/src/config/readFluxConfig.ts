import {
  createConfigError,
  createUnknownKeysError,
  toConfigValueText,
} from '@backstage-gitops/plugin-gitops-node';
import { Config } from '@backstage/config';
import { FluxClusterConfig } from './FluxClusterConfig';
import { readClustersOfKubernetesPlugin } from './readClustersOfKubernetesPlugin';
import { readConfigList } from './readConfigList';
import { readFluxCluster } from './readFluxCluster';

const FLUX_KEYS = ['clusters', 'fromKubernetesPlugin'];
const CLUSTER_KEYS = [
  'name',
  'url',
  'authProvider',
  'serviceAccountToken',
  'serviceAccountTokenFile',
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
  const clusters = readConfigList(config, key).map((cluster, index) => {
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
  if (!fromKubernetesPlugin) return { clusters, unread: [] };
  const more = readClustersOfKubernetesPlugin(config, names);
  return { clusters: [...clusters, ...more.clusters], unread: more.unread };
}

function refuseOtherKeys(
  config: Config | undefined,
  { key, known }: { key: string; known: readonly string[] },
): void {
  const others = config?.keys().filter(name => !known.includes(name)) ?? [];
  if (others.length > 0) throw createUnknownKeysError(key, others);
}
