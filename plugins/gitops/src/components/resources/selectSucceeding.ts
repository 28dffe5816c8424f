import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';
import { TreeIndex } from './createTreeIndex';

/**
 * The ids of what came beside something of its kind that stands open, as a ReplicaSet does when its workload is
 * restarted: whoever looked at the old Pods wants to see the new ones.
 *
 * @param options - `before`: the tree as it was; `opened`: ids of what stood open in it
 */
export function selectSucceeding(
  index: TreeIndex,
  options: { before: TreeIndex; opened: ReadonlySet<string> },
): string[] {
  const { before, opened } = options;
  const known = new Set(before.all.map(({ id }) => id));
  const hasOpenSibling = ({ id, ref }: ResourceNode) => {
    const parent = index.ancestorsOf(id).at(-1);
    return (
      parent !== undefined &&
      before
        .childrenOf(parent)
        .some(
          sibling => sibling.ref.kind === ref.kind && opened.has(sibling.id),
        )
    );
  };
  return index.all
    .filter(node => !known.has(node.id) && hasOpenSibling(node))
    .map(({ id }) => id);
}
