/**
 * Where a service runs, on every cluster, for the frontend system of Backstage.
 *
 * @packageDocumentation
 */
export { isGitopsAvailable } from '@backstage-gitops/plugin-gitops-common';
export { gitopsApiRef } from './apis';
export { gitopsTranslationRef } from './gitopsTranslationRef';
export { default } from './plugin';
export {
  createFromTemplateRouteRef,
  entityDeploymentsRouteRef,
} from './routes';
