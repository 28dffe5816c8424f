import {
  ResourceNode,
  ResourceRef,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';

/** What should be there, and is not. */
export function toMissingNode(ref: ResourceRef): ResourceNode {
  return {
    ...toUnreadNode(ref),
    sync: 'OutOfSync',
    health: 'Missing',
    message: 'It is not there.',
  };
}

/** What should be there and could not be read: the tree's problems say why. */
export function toUnreadNode(ref: ResourceRef): ResourceNode {
  return {
    id: toResourceId(ref),
    ref,
    parents: [],
    managed: true,
    sync: 'Unknown',
  };
}
