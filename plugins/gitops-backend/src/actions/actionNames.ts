import {
  DeploymentActionName,
  SourceActionName,
} from '@backstage-gitops/plugin-gitops-common';

/** What can be done to a Deployment. */
export const actionNames = [
  'sync',
  'refresh',
  'terminate',
  'rollback',
  'auto-sync',
  'resource-action',
  'reconcile',
  'suspend',
  'resume',
] as const satisfies readonly DeploymentActionName[];

/** What can be done to a source. */
export const sourceActionNames = [
  'reconcile',
  'suspend',
  'resume',
] as const satisfies readonly SourceActionName[];
