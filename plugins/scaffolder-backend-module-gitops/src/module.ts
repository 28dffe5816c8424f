import { setTimeout } from 'node:timers/promises';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createActions } from './actions/createActions';
import { createPreviewRouter } from './preview/createPreviewRouter';
import { PlatformSnapshot } from './preview/PlatformSnapshot';
import { PreviewAuthorizer } from './preview/PreviewAuthorizer';
import { GitRemotes } from './repository/GitRemotes';

/** Adds the `gitops:*` actions to the scaffolder, and a preview of what they would write. @public */
export const scaffolderModuleGitops = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'gitops',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        config: coreServices.rootConfig,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({ actions, ...services }) {
        const now = () => new Date();
        actions.addActions(
          ...createActions({
            ...services,
            now,
            random: Math.random,
            sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
          }),
        );
        // Modules start before their plugin, so this comes before the scaffolder's own routes.
        services.httpRouter.use(
          createPreviewRouter({
            httpAuth: services.httpAuth,
            authorizer: new PreviewAuthorizer(services),
            snapshot: new PlatformSnapshot({
              remotes: new GitRemotes(services.config),
              logger: services.logger,
              now,
            }),
          }),
        );
      },
    });
  },
});
