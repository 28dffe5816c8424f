import { LoggerService } from '@backstage/backend-plugin-api';
import { ArgocdEngine } from '../ArgocdEngine';
import { createArgocdEngine } from '../createArgocdEngine';
import { ArgocdInstanceConfig } from '../config/ArgocdInstanceConfig';
import { EngineTiming } from '../observation/EngineTiming';
import { ArgocdWorld } from './ArgocdWorld';

/**
 * The engine `hub` over the small Argo CD, built as the module builds it.
 *
 * @param world - what it reads
 * @param options - what differs from the plainest configuration; `logger`: none unless given;
 *   `timing`: instead of the machine's
 */
export function createTestEngine(
  world: ArgocdWorld,
  options: Partial<ArgocdInstanceConfig> & {
    logger?: LoggerService;
    timing?: EngineTiming;
  } = {},
): ArgocdEngine {
  const { logger, timing, ...config } = options;
  return createArgocdEngine(
    {
      name: 'hub',
      url: world.url,
      auth: { token: world.token },
      skipTLSVerify: false,
      configKey: 'gitops.argocd.instances[name=hub]',
      authConfigKey: 'gitops.argocd.instances[name=hub].token',
      ...config,
    },
    { logger, timing },
  );
}
