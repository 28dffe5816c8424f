/**
 * Argo CD as an engine of the GitOps backend.
 *
 * @packageDocumentation
 */
export { gitopsModuleArgocd as default } from './module';
