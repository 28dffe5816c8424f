import {
  Deployment,
  OfferedResourceAction,
  ResourceRef,
} from '@backstage-gitops/plugin-gitops-common';
import { readOfferedActions } from '../client/readOfferedActions';
import { toOfferedActions } from '../mapping/details/toOfferedActions';
import { DetailsContext } from './DetailsContext';
import { findNode } from './findNode';
import { readTree } from './readTree';
import { toClusterRead } from './toClusterRead';
import { toResourceAddress } from './toResourceAddress';

/**
 * Reads what Argo CD can do to one resource of a Deployment.
 *
 * @throws NotFoundError when the Deployment has no such resource.
 */
export async function readResourceActions(
  deployment: Deployment,
  ref: ResourceRef,
  options: { context: DetailsContext; signal: AbortSignal },
): Promise<OfferedResourceAction[]> {
  const { context } = options;
  const { nodes } = await readTree(deployment, context, options);
  const node = findNode(nodes, ref);
  const actions = await readOfferedActions(context.connection, {
    ...toClusterRead(deployment, options),
    resource: toResourceAddress(node.ref),
  });
  return toOfferedActions(actions);
}
