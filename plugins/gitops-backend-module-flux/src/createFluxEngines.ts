import {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { createEngineFetch } from '@backstage-gitops/plugin-gitops-node';
import {
  createDirectConnection,
  createProxyConnection,
  KubernetesConnection,
  realTiming,
} from './client';
import { FluxClusterConfig } from './config/FluxClusterConfig';
import { readFluxConfig } from './config/readFluxConfig';
import { readKnownClusters } from './config/readKnownClusters';
import { FluxEngine } from './FluxEngine';

const SPREAD_PER_CLUSTER_MS = 10;

/** What engines are made with. */
export type FluxEngineServices = {
  logger: LoggerService;
  auth: AuthService;
  discovery: DiscoveryService;
};

/**
 * Makes an engine for each configured cluster, and says in the log which ones are not read.
 *
 * @throws InputError when the configuration is wrong.
 */
export function createFluxEngines(
  config: Config,
  services: FluxEngineServices,
): FluxEngine[] {
  const { logger } = services;
  const { clusters, unread } = readFluxConfig(config);
  unread.forEach(sentence => logger.warn(sentence));
  const knownClusters = readKnownClusters(config, clusters);
  // What a proxied cluster needs is the same for all of them.
  const proxyFetch = createEngineFetch();
  const engines: FluxEngine[] = clusters.map(cluster => {
    if (cluster.direct?.skipTLSVerify) {
      logger.warn(
        `The certificate of cluster ${cluster.name} is not checked (skipTLSVerify).`,
      );
    }
    return new FluxEngine({
      engineName: cluster.name,
      knownClusters,
      namespaces: cluster.namespaces,
      dashboardUrl: cluster.dashboardUrl,
      connection: createConnection(cluster, { ...services, proxyFetch }),
      spreadMs: (clusters.length - 1) * SPREAD_PER_CLUSTER_MS,
      onFailure: cause =>
        logger.debug(`Flux on ${cluster.name} cannot be followed: ${cause}`),
      findCluster: name => engines.find(engine => engine.name === name)?.reader,
    });
  });
  return engines;
}

function createConnection(
  { name, direct }: FluxClusterConfig,
  services: FluxEngineServices & { proxyFetch: typeof fetch },
): KubernetesConnection {
  const common = { subject: `Flux on ${name}`, timing: realTiming };
  if (!direct) {
    const { auth, discovery, proxyFetch } = services;
    return createProxyConnection({
      ...common,
      clusterName: name,
      auth,
      discovery,
      fetch: proxyFetch,
    });
  }
  const { url, readToken, ca, skipTLSVerify } = direct;
  return createDirectConnection({
    ...common,
    url,
    readToken,
    fetch: createEngineFetch({ ca, skipVerify: skipTLSVerify }),
  });
}
