import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { deploymentResourceRef } from './deploymentResourceRef';
import { DeploymentSubject } from './DeploymentSubject';

type Parameters = { engines: string[] };

/** Rule `IS_OF_ENGINE`: one of the engines delivers the Deployment. */
export const isOfEngine = createPermissionRule({
  name: 'IS_OF_ENGINE',
  description: 'Allow Deployments that these engines deliver',
  resourceRef: deploymentResourceRef,
  paramsSchema: z.object({
    engines: z
      .array(z.string())
      .describe('Types, or types and names: argocd, argocd/hub'),
  }),
  apply: fits,
  toQuery: parameters => subject => fits(subject, parameters),
});

function fits({ engine }: DeploymentSubject, { engines }: Parameters): boolean {
  return (
    engine !== undefined &&
    engines.some(
      each => each === engine.type || each === `${engine.type}/${engine.name}`,
    )
  );
}
