import { setTimeout } from 'node:timers/promises';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createHistoryGuard } from './actions/createHistoryGuard';
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
        catalog: catalogServiceRef,
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
            guards: { 'gitops:service:rollback': createHistoryGuard(services) },
            logger: services.logger,
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
