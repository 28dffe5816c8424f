import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The Deployments tab of an entity. Made with core-plugin-api, as its refs serve both frontend systems.
 *
 * @public
 */
export const entityDeploymentsRouteRef = createRouteRef({ id: 'gitops' });

/**
 * The form of a software template. The scaffolder's `selectedTemplate` unless an app binds another page;
 * where there is none, the board offers no templates.
 *
 * @public
 */
export const createFromTemplateRouteRef = createExternalRouteRef({
  id: 'gitops:create-from-template',
  optional: true,
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});
