import {
  Deployment,
  LiveResource,
  ResourceRef,
} from '@backstage-gitops/plugin-gitops-common';
import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { NotFoundError } from '@backstage/errors';
import { addLiveObject } from '../mapping/details/addLiveObject';
import { maskSecrets } from '../mapping/details/maskSecrets';
import { toQuietMetadata } from '../mapping/details/toQuietMetadata';
import { DetailsContext } from './DetailsContext';
import { findNode } from './findNode';
import { readLiveObject } from './readLiveObject';
import { readTree } from './readTree';
import { toYaml } from './toYaml';

/**
 * Reads one resource of a Deployment as it is now.
 *
 * @throws NotFoundError when the Deployment has no such resource, or its cluster has it no more.
 */
export async function readResource(
  deployment: Deployment,
  ref: ResourceRef,
  options: { context: DetailsContext; signal: AbortSignal },
): Promise<LiveResource> {
  const { context, signal } = options;
  const { nodes } = await readTree(deployment, context, { signal });
  const node = findNode(nodes, ref);
  try {
    const live = await readLiveObject(node, { deployment, context, signal });
    const [masked] = maskSecrets([live.manifest]).states;
    return {
      node: addLiveObject(node, live, nodes),
      manifest: context.hide(toYaml(toQuietMetadata(masked))),
    };
  } catch (error) {
    if (error instanceof EngineError && error.code === 'NotFound') {
      throw new NotFoundError(
        `${ref.kind} ${ref.name} is not in the cluster.`,
        error,
      );
    }
    throw error;
  }
}
