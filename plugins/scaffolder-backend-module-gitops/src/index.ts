/**
 * Scaffolder actions for the recommended GitOps repository.
 *
 * @packageDocumentation
 */
export { scaffolderModuleGitops as default } from './module';
export * from './layout';
export { readRepositoryFiles } from './repository/readRepositoryFiles';
