/**
 * Observes Argo CD and Flux and serves where a service runs.
 *
 * @packageDocumentation
 */
export { gitopsPlugin as default } from './plugin';
export type { DeploymentCondition } from './permissions/DeploymentCondition';
export type { DeploymentSubject } from './permissions/DeploymentSubject';
export {
  createGitopsConditionalDecision,
  gitopsConditions,
} from './permissions/gitopsConditions';
