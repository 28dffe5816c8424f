import { RESOURCE_TYPE_GITOPS_DEPLOYMENT } from '@backstage-gitops/plugin-gitops-common';
import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { DeploymentCondition } from './DeploymentCondition';
import { DeploymentSubject } from './DeploymentSubject';

/** What permission policies decide about: a Deployment, loaded by its id. */
export const deploymentResourceRef = createPermissionResourceRef<
  DeploymentSubject,
  DeploymentCondition
>().with({ pluginId: 'gitops', resourceType: RESOURCE_TYPE_GITOPS_DEPLOYMENT });
