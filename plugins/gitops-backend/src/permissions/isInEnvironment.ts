import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { deploymentResourceRef } from './deploymentResourceRef';
import { DeploymentSubject } from './DeploymentSubject';

type Parameters = { environments: string[] };

/** Rule `IS_IN_ENVIRONMENT`: the Deployment's cluster belongs to one of the environments. */
export const isInEnvironment = createPermissionRule({
  name: 'IS_IN_ENVIRONMENT',
  description: 'Allow Deployments on clusters of these environments',
  resourceRef: deploymentResourceRef,
  paramsSchema: z.object({
    environments: z.array(z.string()).describe('Names of environments'),
  }),
  apply: fits,
  toQuery: parameters => subject => fits(subject, parameters),
});

function fits(
  { environment }: DeploymentSubject,
  { environments }: Parameters,
): boolean {
  return environment !== undefined && environments.includes(environment);
}
