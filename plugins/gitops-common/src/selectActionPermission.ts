import { ResourcePermission } from '@backstage/plugin-permission-common';
import { DeploymentActionName } from './model';
import {
  gitopsDeploymentRefreshPermission,
  gitopsDeploymentResourceActionPermission,
  gitopsDeploymentRollbackPermission,
  gitopsDeploymentSuspendPermission,
  gitopsDeploymentSyncPermission,
  gitopsDeploymentTerminatePermission,
} from './permissions';

const permissions: Record<DeploymentActionName, ResourcePermission> = {
  sync: gitopsDeploymentSyncPermission,
  refresh: gitopsDeploymentRefreshPermission,
  terminate: gitopsDeploymentTerminatePermission,
  rollback: gitopsDeploymentRollbackPermission,
  'auto-sync': gitopsDeploymentSuspendPermission,
  'resource-action': gitopsDeploymentResourceActionPermission,
  reconcile: gitopsDeploymentSyncPermission,
  suspend: gitopsDeploymentSuspendPermission,
  resume: gitopsDeploymentSuspendPermission,
};

/** The permission that an action needs, on the Deployment it is taken on. @public */
export function selectActionPermission(
  action: DeploymentActionName,
): ResourcePermission {
  return permissions[action];
}
