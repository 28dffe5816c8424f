/**
 * Model, annotations, permissions and HTTP client of the GitOps suite for Backstage.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './board';
export * from './client';
export * from './model';
export * from './permissions';
export * from './selectActionPermission';
export * from './templates';
