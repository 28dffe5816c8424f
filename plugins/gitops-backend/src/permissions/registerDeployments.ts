import {
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  Deployment,
  gitopsPermissions,
} from '@backstage-gitops/plugin-gitops-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { DeploymentPermissions } from './DeploymentPermissions';
import { deploymentResourceRef } from './deploymentResourceRef';
import { deploymentRules } from './deploymentRules';
import { toDeploymentSubject } from './DeploymentSubject';

/** Tells the permission system what Deployments are, with the rules a policy can use. @returns who decides */
export function registerDeployments(
  deps: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  },
  options: {
    /** The row of an id. */
    find: (id: string) => Deployment | undefined;
    /** Owners of the entities that a Deployment belongs to, by its id. */
    ownersOf: (id: string) => readonly string[];
  },
): DeploymentPermissions {
  const { permissions, permissionsRegistry } = deps;
  const { find, ownersOf } = options;
  permissionsRegistry.addResourceType({
    resourceRef: deploymentResourceRef,
    permissions: gitopsPermissions,
    rules: Object.values(deploymentRules),
    getResources: async ids =>
      ids.map(id => {
        const deployment = find(id);
        return deployment && toDeploymentSubject(deployment, ownersOf);
      }),
  });
  return new DeploymentPermissions({
    permissions,
    toCriteria: createConditionTransformer(
      permissionsRegistry.getPermissionRuleset(deploymentResourceRef),
    ),
    ownersOf,
    find,
  });
}
