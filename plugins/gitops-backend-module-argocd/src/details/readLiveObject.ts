import {
  Deployment,
  ResourceNode,
} from '@backstage-gitops/plugin-gitops-common';
import { LiveObject } from '../client/live/LiveObject';
import { parseLiveObject } from '../client/live/parseLiveObject';
import { readManifest } from '../client/readManifest';
import { DetailsContext } from './DetailsContext';
import { toClusterRead } from './toClusterRead';
import { toResourceAddress } from './toResourceAddress';

/** Reads the object of a node as it is in its cluster now. */
export async function readLiveObject(
  node: ResourceNode,
  options: {
    deployment: Deployment;
    context: DetailsContext;
    signal: AbortSignal;
  },
): Promise<LiveObject> {
  const { deployment, context } = options;
  const manifest = await readManifest(context.connection, {
    ...toClusterRead(deployment, options),
    resource: toResourceAddress(node.ref),
  });
  return parseLiveObject(node.ref, manifest);
}
