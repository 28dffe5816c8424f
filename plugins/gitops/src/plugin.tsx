import {
  GitopsClient,
  isGitopsAvailable,
} from '@backstage-gitops/plugin-gitops-common';
import {
  ApiBlueprint,
  AppRootElementBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiGitMergeLine } from '@remixicon/react';
import { gitopsApiRef } from './apis';
import { ActionReporter } from './components/actions/ActionReporter';
import {
  createFromTemplateRouteRef,
  entityDeploymentsRouteRef,
} from './routes';

/** @public */
export const gitopsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: gitopsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new GitopsClient({ discoveryApi, fetchApi }),
    }),
});

/** @public */
export const deploymentsEntityContent = EntityContentBlueprint.make({
  name: 'deployments',
  params: {
    path: '/deployments',
    title: 'Deployments',
    group: 'deployment',
    icon: <RiGitMergeLine />,
    routeRef: entityDeploymentsRouteRef,
    filter: isGitopsAvailable,
    loader: () =>
      import('./components/DeploymentsTab').then(module => (
        <module.DeploymentsTab />
      )),
  },
});

/** @public */
export const deploymentsEntityCard = EntityCardBlueprint.make({
  name: 'deployments',
  params: {
    type: 'content',
    filter: isGitopsAvailable,
    loader: () =>
      import('./components/DeploymentsCard').then(module => (
        <module.DeploymentsCard />
      )),
  },
});

/** Tells how one's actions ended, on every page. @public */
export const actionReporter = AppRootElementBlueprint.make({
  name: 'action-reporter',
  params: { element: <ActionReporter /> },
});

/** Where a service runs, on every cluster. @public */
export default createFrontendPlugin({
  pluginId: 'gitops',
  title: 'GitOps',
  icon: <RiGitMergeLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { entityDeployments: entityDeploymentsRouteRef },
  externalRoutes: { createFromTemplate: createFromTemplateRouteRef },
  extensions: [
    gitopsApi,
    deploymentsEntityContent,
    deploymentsEntityCard,
    actionReporter,
  ],
});
