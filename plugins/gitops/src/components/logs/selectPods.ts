import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';
import { deriveNodeTrouble } from '../resources/deriveNodeTrouble';

/** The Pods of a tree: those that do not work first, then the newest. */
export function selectPods(nodes: readonly ResourceNode[]): ResourceNode[] {
  const rank = (node: ResourceNode) =>
    deriveNodeTrouble(node) === 'failing' ? 0 : 1;
  return nodes
    .filter(({ ref }) => ref.kind === 'Pod' && ref.group === '')
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (b.createdAt ?? '').localeCompare(a.createdAt ?? '') ||
        a.ref.name.localeCompare(b.ref.name),
    );
}
