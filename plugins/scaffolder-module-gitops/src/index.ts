/**
 * Form fields of software templates for GitOps: clusters, environments, services and versions from live data.
 *
 * @packageDocumentation
 */
export { gitopsScaffolderTranslationRef } from './gitopsScaffolderTranslationRef';
export { scaffolderModuleGitops as default } from './module';
