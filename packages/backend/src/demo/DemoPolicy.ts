import {
  createGitopsConditionalDecision,
  gitopsConditions,
} from '@backstage-gitops/plugin-gitops-backend';
import {
  gitopsEngineProxyPermission,
  RESOURCE_TYPE_GITOPS_DEPLOYMENT,
} from '@backstage-gitops/plugin-gitops-common';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';

const OPERATORS = 'group:default/platform';

/** What runs a software template, which in the demo pushes at once, and what changes the catalog. */
const OF_MEMBERS = [
  'scaffolder.task.create',
  'scaffolder.action.execute',
  'catalog.location.create',
  'catalog.location.delete',
  'catalog.entity.delete',
];

/**
 * Who may what in the demo: everybody sees everything; members of a team run software templates, change
 * the catalog, and act
 * on the services their team owns in dev and staging; operators act everywhere, and read from engines
 * directly.
 */
export class DemoPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const claims = user?.info.ownershipEntityRefs ?? [];
    const isOperator = claims.includes(OPERATORS);
    if (isPermission(permission, gitopsEngineProxyPermission)) {
      return {
        result: isOperator ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      };
    }
    if (OF_MEMBERS.includes(permission.name)) {
      const isMember = claims.some(claim => claim.startsWith('group:'));
      return {
        result: isMember ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      };
    }
    if (
      isOperator ||
      permission.attributes.action === 'read' ||
      !isResourcePermission(permission, RESOURCE_TYPE_GITOPS_DEPLOYMENT)
    ) {
      return { result: AuthorizeResult.ALLOW };
    }
    return createGitopsConditionalDecision(permission, {
      allOf: [
        gitopsConditions.isEntityOwner({ claims }),
        gitopsConditions.isInEnvironment({ environments: ['dev', 'staging'] }),
      ],
    });
  }
}
