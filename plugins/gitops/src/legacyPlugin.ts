import { GitopsClient } from '@backstage-gitops/plugin-gitops-common';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { gitopsApiRef } from './apis';
import {
  createFromTemplateRouteRef,
  entityDeploymentsRouteRef,
} from './routes';

/** The plugin for apps made with `createApp` of `@backstage/app-defaults`. @public */
export const gitopsPlugin = createPlugin({
  id: 'gitops',
  apis: [
    createApiFactory({
      api: gitopsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new GitopsClient({ discoveryApi, fetchApi }),
    }),
  ],
  routes: { entityDeployments: entityDeploymentsRouteRef },
  externalRoutes: { createFromTemplate: createFromTemplateRouteRef },
});

/** The content of the Deployments tab, for an `EntityLayout.Route`. @public */
export const EntityGitopsContent: () => JSX.Element = gitopsPlugin.provide(
  createRoutableExtension({
    name: 'EntityGitopsContent',
    component: () =>
      import('./components/LegacyDeploymentsTab').then(
        module => module.LegacyDeploymentsTab,
      ),
    mountPoint: entityDeploymentsRouteRef,
  }),
);

/** The card for an entity's overview. It draws nothing when there is nothing to show. @public */
export const EntityGitopsCard: () => JSX.Element | null = gitopsPlugin.provide(
  createComponentExtension({
    name: 'EntityGitopsCard',
    component: {
      lazy: () =>
        import('./components/DeploymentsCard').then(
          module => module.DeploymentsCard,
        ),
    },
  }),
);

/**
 * Tells how one's actions ended, on every page: put it once beside the routes of the app. It draws nothing.
 *
 * @public
 */
export const GitopsActionReporter: () => JSX.Element | null =
  gitopsPlugin.provide(
    createComponentExtension({
      name: 'GitopsActionReporter',
      component: {
        lazy: () =>
          import('./components/actions/ActionReporter').then(
            module => module.ActionReporter,
          ),
      },
    }),
  );
