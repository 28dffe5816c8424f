/**
 * Where a service runs, on every cluster, for apps of the older frontend system.
 *
 * @packageDocumentation
 */
export { isGitopsAvailable } from '@backstage-gitops/plugin-gitops-common';
export { gitopsApiRef } from './apis';
export { gitopsTranslationRef } from './gitopsTranslationRef';
export {
  EntityGitopsCard,
  EntityGitopsContent,
  GitopsActionReporter,
  gitopsPlugin,
} from './legacyPlugin';
export {
  createFromTemplateRouteRef,
  entityDeploymentsRouteRef,
} from './routes';
