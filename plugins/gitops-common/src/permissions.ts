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
  gitopsEngineReadPermission,
  gitopsEngineProxyPermission,
];
