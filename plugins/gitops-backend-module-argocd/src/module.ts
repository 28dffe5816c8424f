import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { gitopsEngineExtensionPoint } from '@backstage-gitops/plugin-gitops-node';
import { readArgocdConfig } from './config/readArgocdConfig';
import { createArgocdEngine } from './createArgocdEngine';

/** Adds every configured Argo CD to the GitOps backend. @public */
export const gitopsModuleArgocd = createBackendModule({
  pluginId: 'gitops',
  moduleId: 'argocd',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        engines: gitopsEngineExtensionPoint,
      },
      async init({ config, logger, engines }) {
        for (const instance of readArgocdConfig(config)) {
          engines.addEngine(createArgocdEngine(instance, { logger }));
        }
      },
    });
  },
});
