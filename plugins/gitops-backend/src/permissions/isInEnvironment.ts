import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { deploymentResourceRef } from './deploymentResourceRef';

/** Rule `IS_IN_ENVIRONMENT`: the Deployment's cluster belongs to one of the environments. */
export const isInEnvironment = createPermissionRule({
  name: 'IS_IN_ENVIRONMENT',
  description: 'Allow Deployments on clusters of these environments',
  resourceRef: deploymentResourceRef,
  paramsSchema: z.object({
    environments: z.array(z.string()).describe('Names of environments'),
  }),
  apply: ({ environment }, { environments }) =>
    environment !== undefined && environments.includes(environment),
  toQuery:
    ({ environments }) =>
    ({ environment }) =>
      environment !== undefined && environments.includes(environment),
});
