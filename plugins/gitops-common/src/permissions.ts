import { createPermission } from '@backstage/plugin-permission-common';

/** The resource type of a Deployment in permission policies. @public */
export const RESOURCE_TYPE_GITOPS_DEPLOYMENT = 'gitops-deployment';

/** To see a Deployment: its row, its details, its resources, diff and events. @public */
export const gitopsDeploymentReadPermission = createPermission({
  name: 'gitops.deployment.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_GITOPS_DEPLOYMENT,
});

/** To read the logs of a Deployment's Pods. They hold what the service writes, whatever that is. @public */
export const gitopsDeploymentLogsPermission = createPermission({
  name: 'gitops.deployment.logs',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_GITOPS_DEPLOYMENT,
});

/** To have the engine compare anew. Changes nothing in the cluster. @public */
export const gitopsDeploymentRefreshPermission = createPermission({
  name: 'gitops.deployment.refresh',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_GITOPS_DEPLOYMENT,
});

/** To make the cluster what Git says: `sync`, `reconcile`; of a source too. @public */
export const gitopsDeploymentSyncPermission = createPermission({
  name: 'gitops.deployment.sync',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_GITOPS_DEPLOYMENT,
});

/** To end a running operation. @public */
export const gitopsDeploymentTerminatePermission = createPermission({
  name: 'gitops.deployment.terminate',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_GITOPS_DEPLOYMENT,
});

/** To go back to an earlier state past Git. @public */
export const gitopsDeploymentRollbackPermission = createPermission({
  name: 'gitops.deployment.rollback',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_GITOPS_DEPLOYMENT,
});

/** To stop and go on delivering: `suspend`, `resume`, `auto-sync`; of a source too. @public */
export const gitopsDeploymentSuspendPermission = createPermission({
  name: 'gitops.deployment.suspend',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_GITOPS_DEPLOYMENT,
});

/** To take an action that the engine offers for one resource: restart, promote, resume … @public */
export const gitopsDeploymentResourceActionPermission = createPermission({
  name: 'gitops.deployment.resource-action',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_GITOPS_DEPLOYMENT,
});

/** To see the lists of engines and clusters. @public */
export const gitopsEngineReadPermission = createPermission({
  name: 'gitops.engine.read',
  attributes: { action: 'read' },
});

/**
 * To read an engine's own objects through the raw proxy. No rule narrows it: who has it reads all that
 * the engine's token may read on the allowed paths.
 *
 * @public
 */
export const gitopsEngineProxyPermission = createPermission({
  name: 'gitops.engine.proxy',
  attributes: { action: 'read' },
});

/** All permissions of the suite. @public */
export const gitopsPermissions = [
  gitopsDeploymentReadPermission,
  gitopsDeploymentLogsPermission,
  gitopsDeploymentRefreshPermission,
  gitopsDeploymentSyncPermission,
  gitopsDeploymentTerminatePermission,
  gitopsDeploymentRollbackPermission,
  gitopsDeploymentSuspendPermission,
  gitopsDeploymentResourceActionPermission,
  gitopsEngineReadPermission,
  gitopsEngineProxyPermission,
];
