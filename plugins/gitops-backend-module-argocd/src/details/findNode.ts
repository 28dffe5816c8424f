import {
  ResourceNode,
  ResourceRef,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { NotFoundError } from '@backstage/errors';

/**
 * The node that a caller names.
 *
 * @throws NotFoundError when it is none of the Deployment's: nothing else may be read or changed.
 */
export function findNode(
  nodes: readonly ResourceNode[],
  ref: ResourceRef,
): ResourceNode {
  const id = toResourceId(ref);
  const node = nodes.find(each => each.id === id);
  if (node) return node;
  const { kind, namespace, name } = ref;
  throw new NotFoundError(
    `The Deployment has no ${kind} ${
      namespace ? `${namespace}/` : ''
    }${name}: it may be gone.`,
  );
}
