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
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        engines: gitopsEngineExtensionPoint,
      },
      async init({ config, engines, ...services }) {
        for (const engine of createFluxEngines(config, services)) {
          engines.addEngine(engine);
        }
      },
    });
  },
});
