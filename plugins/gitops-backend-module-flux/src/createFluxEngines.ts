import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { createEngineFetch } from '@backstage-gitops/plugin-gitops-node';
import { realTiming } from './client';
import { readFluxConfig } from './config/readFluxConfig';
import { readKnownClusters } from './config/readKnownClusters';
import { FluxEngine } from './FluxEngine';

/**
 * Makes an engine for each configured cluster, and says in the log which ones are not read.
 *
 * @throws InputError when the configuration is wrong.
 */
export function createFluxEngines(
  config: Config,
  logger: LoggerService,
): FluxEngine[] {
  const { clusters, unread } = readFluxConfig(config);
  unread.forEach(sentence => logger.warn(sentence));
  const knownClusters = readKnownClusters(config, clusters);
  return clusters.map(cluster => {
    if (cluster.skipTLSVerify) {
      logger.warn(
        `The certificate of cluster ${cluster.name} is not checked (skipTLSVerify).`,
      );
    }
    return new FluxEngine({
      engineName: cluster.name,
      knownClusters,
      namespaces: cluster.namespaces,
      dashboardUrl: cluster.dashboardUrl,
      connection: {
        url: cluster.url,
        token: cluster.serviceAccountToken,
        subject: `Flux on ${cluster.name}`,
        fetch: createEngineFetch({
          ca: cluster.ca,
          skipVerify: cluster.skipTLSVerify,
        }),
        timing: realTiming,
      },
      onFailure: cause =>
        logger.debug(`Flux on ${cluster.name} cannot be followed: ${cause}`),
    });
  });
}
