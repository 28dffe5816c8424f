import {
  ActionCheck,
  DeploymentActionName,
} from '@backstage-gitops/plugin-gitops-common';

const ARGO_CD: DeploymentActionName[] = [
  'sync',
  'refresh',
  'terminate',
  'rollback',
  'auto-sync',
  'resource-action',
];

/** All actions of Argo CD, permitted and possible, some changed by what is given. */
export function createChecks(
  changes: Partial<Record<DeploymentActionName, Partial<ActionCheck>>> = {},
  names: DeploymentActionName[] = ARGO_CD,
): ActionCheck[] {
  return names.map(action => ({
    action,
    permitted: true,
    blockers: [],
    warnings: [],
    ...changes[action],
  }));
}
