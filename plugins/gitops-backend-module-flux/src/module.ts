import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { gitopsEngineExtensionPoint } from '@backstage-gitops/plugin-gitops-node';
import { createFluxEngines } from './createFluxEngines';

/** Adds the Flux of each configured cluster to the GitOps backend. @public */
export const gitopsModuleFlux = createBackendModule({
  pluginId: 'gitops',
  moduleId: 'flux',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        engines: gitopsEngineExtensionPoint,
      },
      async init({ config, logger, engines }) {
        for (const engine of createFluxEngines(config, logger)) {
          engines.addEngine(engine);
        }
      },
    });
  },
});
