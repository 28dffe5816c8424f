import { mockServices } from '@backstage/backend-test-utils';
import { gitopsDeploymentReadPermission } from '@backstage-gitops/plugin-gitops-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';

/** A policy with one decision about Deployments and another about engines. */
export function decide(options: {
  deployments: object;
  engines: AuthorizeResult;
}) {
  return mockServices.permissions.mock({
    authorizeConditional: async queries =>
      queries.map(({ permission }) =>
        permission.name === gitopsDeploymentReadPermission.name
          ? (options.deployments as { result: AuthorizeResult.ALLOW })
          : { result: AuthorizeResult.DENY },
      ),
    authorize: async queries =>
      queries.map(() => ({
        result: options.engines as AuthorizeResult.ALLOW,
      })),
  }).factory;
}

/** The decision to show Deployments of these environments only. */
export function onlyIn(...environments: string[]) {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'gitops',
    resourceType: 'gitops-deployment',
    conditions: {
      anyOf: [
        {
          rule: 'IS_IN_ENVIRONMENT',
          resourceType: 'gitops-deployment',
          params: { environments },
        },
      ],
    },
  };
}
