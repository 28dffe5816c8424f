import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { deploymentResourceRef } from './deploymentResourceRef';
import { DeploymentSubject } from './DeploymentSubject';

type Parameters = { projects: string[] };

/** Rule `IS_IN_PROJECT`: the Deployment is of one of the Argo CD projects. */
export const isInProject = createPermissionRule({
  name: 'IS_IN_PROJECT',
  description: 'Allow Deployments of these Argo CD projects',
  resourceRef: deploymentResourceRef,
  paramsSchema: z.object({
    projects: z.array(z.string()).describe('Names of projects'),
  }),
  apply: fits,
  toQuery: parameters => subject => fits(subject, parameters),
});

function fits(
  { project }: DeploymentSubject,
  { projects }: Parameters,
): boolean {
  return project !== undefined && projects.includes(project);
}
