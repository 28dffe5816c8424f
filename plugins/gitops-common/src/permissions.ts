import { createPermission } from '@backstage/plugin-permission-common';

/** The resource type of a Deployment in permission policies. @public */
export const RESOURCE_TYPE_GITOPS_DEPLOYMENT = 'gitops-deployment';

/** To see a Deployment: its row, its details. @public */
export const gitopsDeploymentReadPermission = createPermission({
  name: 'gitops.deployment.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_GITOPS_DEPLOYMENT,
});

/** To see the lists of engines and clusters. @public */
export const gitopsEngineReadPermission = createPermission({
  name: 'gitops.engine.read',
  attributes: { action: 'read' },
});

/** All permissions of the suite. @public */
export const gitopsPermissions = [
  gitopsDeploymentReadPermission,
  gitopsEngineReadPermission,
];
