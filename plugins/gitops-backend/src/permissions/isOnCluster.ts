import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { deploymentResourceRef } from './deploymentResourceRef';
import { DeploymentSubject } from './DeploymentSubject';

type Parameters = { clusters: string[] };

/** Rule `IS_ON_CLUSTER`: the Deployment runs on one of the clusters. */
export const isOnCluster = createPermissionRule({
  name: 'IS_ON_CLUSTER',
  description: 'Allow Deployments on these clusters',
  resourceRef: deploymentResourceRef,
  paramsSchema: z.object({
    clusters: z
      .array(z.string())
      .describe('Names of clusters, as the board shows them'),
  }),
  apply: fits,
  toQuery: parameters => subject => fits(subject, parameters),
});

function fits(
  { cluster }: DeploymentSubject,
  { clusters }: Parameters,
): boolean {
  return clusters.includes(cluster);
}
