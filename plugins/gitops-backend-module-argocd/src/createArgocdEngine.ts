import { LoggerService } from '@backstage/backend-plugin-api';
import { createEngineFetch } from '@backstage-gitops/plugin-gitops-node';
import { ArgocdEngine } from './ArgocdEngine';
import { ArgocdClient } from './client/ArgocdClient';
import { ArgocdConnection } from './client/ArgocdConnection';
import { SessionCredentials } from './client/SessionCredentials';
import { TokenCredentials } from './client/TokenCredentials';
import { ArgocdInstanceConfig } from './config/ArgocdInstanceConfig';
import { EngineTiming } from './observation/EngineTiming';
import { FailureLog } from './observation/FailureLog';

/**
 * Builds the engine of one configured Argo CD.
 *
 * @param config - the instance
 * @param options - `logger`: told why something fails, and of a certificate that is not checked;
 *   `timing`: only tests give another than the machine's
 */
export function createArgocdEngine(
  config: ArgocdInstanceConfig,
  options: { logger?: LoggerService; timing?: EngineTiming } = {},
): ArgocdEngine {
  const { name, url, frontendUrl, projects, auth, authConfigKey } = config;
  const { logger, timing } = options;
  if (config.skipTLSVerify) {
    logger?.warn(
      `The certificate of Argo CD ${name} is not checked (${config.configKey}.skipTLSVerify).`,
    );
  }
  const engineFetch = createEngineFetch({
    ca: config.ca,
    skipVerify: config.skipTLSVerify,
  });
  const credentials =
    'token' in auth
      ? new TokenCredentials(auth.token, authConfigKey)
      : new SessionCredentials({
          ...auth,
          url,
          subject: `Argo CD ${name}`,
          configKey: authConfigKey,
          fetch: engineFetch,
          now: Date.now,
        });
  const connection = new ArgocdConnection({
    name,
    url,
    urlConfigKey: `${config.configKey}.url`,
    credentials,
    fetch: engineFetch,
  });
  return new ArgocdEngine({
    name,
    client: new ArgocdClient(connection),
    frontendUrl,
    projects,
    failures: logger && new FailureLog(logger),
    timing,
  });
}
