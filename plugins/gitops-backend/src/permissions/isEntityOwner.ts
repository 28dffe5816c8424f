import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { deploymentResourceRef } from './deploymentResourceRef';
import { DeploymentSubject } from './DeploymentSubject';

type Parameters = { claims: string[] };

/** Rule `IS_ENTITY_OWNER`: one of the claims owns an entity that the Deployment belongs to. */
export const isEntityOwner = createPermissionRule({
  name: 'IS_ENTITY_OWNER',
  description: 'Allow Deployments of entities that one of these owns',
  resourceRef: deploymentResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe(
        'Entity references of users and groups: ownershipEntityRefs of who asks',
      ),
  }),
  apply: fits,
  toQuery: parameters => subject => fits(subject, parameters),
});

function fits({ owners }: DeploymentSubject, { claims }: Parameters): boolean {
  return claims.some(claim =>
    owners.includes(claim.toLocaleLowerCase('en-US')),
  );
}
