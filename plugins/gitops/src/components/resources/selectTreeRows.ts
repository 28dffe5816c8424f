import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';
import { TreeIndex } from './createTreeIndex';
import { deriveNodeTrouble } from './deriveNodeTrouble';

/** What of a tree is shown. Empty texts leave everything. */
export type TreeFilter = {
  /** Found anywhere in a name. */
  name: string;
  kind: string;
  state: 'all' | 'trouble' | 'moving' | 'outOfSync';
};

/** One line of a tree. */
export type TreeRow = {
  node: ResourceNode;
  /** Counted from 1. */
  level: number;
  /** Among its siblings, counted from 1, and of how many. */
  position: number;
  size: number;
  /** Whether what it owns is shown; undefined where it owns nothing. */
  open?: boolean;
};

/** Whether a filter leaves everything. */
export const isOpenFilter = ({ name, kind, state }: TreeFilter) =>
  !name.trim() && !kind && state === 'all';

/**
 * The lines of a tree from top to bottom. Under a filter: what fits it, and the way there, all of it open.
 *
 * @param options - `opened`: ids of what shows what it owns
 */
export function selectTreeRows(
  index: TreeIndex,
  options: { opened: ReadonlySet<string>; filter: TreeFilter },
): { rows: TreeRow[]; matches: number } {
  const { opened, filter } = options;
  const filtered = !isOpenFilter(filter);
  const matching = filtered
    ? index.all.filter(node => fits(node, filter))
    : index.all;
  const shown = new Set(
    filtered
      ? matching.flatMap(({ id }) => [id, ...index.ancestorsOf(id)])
      : [],
  );
  const rows: TreeRow[] = [];

  function add(nodes: readonly ResourceNode[], level: number) {
    const left = filtered ? nodes.filter(({ id }) => shown.has(id)) : nodes;
    left.forEach((node, at) => {
      const children = index.childrenOf(node.id);
      const owns = filtered
        ? children.some(({ id }) => shown.has(id))
        : children.length > 0;
      const open = owns && (filtered || opened.has(node.id));
      rows.push({
        node,
        level,
        position: at + 1,
        size: left.length,
        ...(owns && { open }),
      });
      if (open) add(children, level + 1);
    });
  }
  add(index.roots, 1);
  return { rows, matches: matching.length };
}

function fits(node: ResourceNode, { name, kind, state }: TreeFilter): boolean {
  const trouble = deriveNodeTrouble(node);
  return (
    node.ref.name.toLowerCase().includes(name.trim().toLowerCase()) &&
    (!kind || node.ref.kind === kind) &&
    (state !== 'trouble' || trouble === 'failing') &&
    (state !== 'moving' || trouble === 'moving') &&
    (state !== 'outOfSync' ||
      node.sync === 'OutOfSync' ||
      node.requiresPruning === true)
  );
}
