import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';

/** A tree by what owns what. */
export type TreeIndex = {
  /** What nothing owns, or nothing of this tree; sorted. */
  roots: readonly ResourceNode[];
  /** What a resource owns, by its id; sorted. */
  childrenOf: (id: string) => readonly ResourceNode[];
  /** The ids of what owns a resource, from the top. */
  ancestorsOf: (id: string) => readonly string[];
  /** All of them as they would stand if everything were open. */
  all: readonly ResourceNode[];
};

const kindsFirst = [
  'Rollout',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'ReplicaSet',
  'Pod',
  'Service',
  'Ingress',
  'Gateway',
  'HTTPRoute',
];

/**
 * Sorts a list of resources into a tree: what runs first, newest ReplicaSets first, else by kind and name.
 * Each stands once, under the first of its owners that is there; owners in a ring stand at the top.
 */
export function createTreeIndex(nodes: readonly ResourceNode[]): TreeIndex {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const parentOf = (id: string) =>
    byId.get(id)?.parents.find(parent => byId.has(parent));
  const children = new Map<string, ResourceNode[]>();
  const roots: ResourceNode[] = [];
  for (const node of byId.values()) {
    const parent = parentOf(node.id);
    if (parent === undefined || isInRing(node.id, parentOf)) {
      roots.push(node);
    } else {
      const siblings = children.get(parent) ?? [];
      siblings.push(node);
      children.set(parent, siblings);
    }
  }
  roots.sort(compareNodes);
  children.forEach(siblings => siblings.sort(compareNodes));
  const childrenOf = (id: string) => children.get(id) ?? [];

  const all: ResourceNode[] = [];
  const stack = [...roots].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    all.push(node);
    stack.push(...[...childrenOf(node.id)].reverse());
  }

  return {
    roots,
    childrenOf,
    ancestorsOf(id) {
      const ancestors: string[] = [];
      const top = new Set(roots.map(root => root.id));
      let at = top.has(id) ? undefined : parentOf(id);
      while (at !== undefined) {
        ancestors.unshift(at);
        at = top.has(at) ? undefined : parentOf(at);
      }
      return ancestors;
    },
    all,
  };
}

function isInRing(
  id: string,
  parentOf: (id: string) => string | undefined,
): boolean {
  const seen = new Set<string>();
  let at = parentOf(id);
  while (at !== undefined && !seen.has(at)) {
    if (at === id) return true;
    seen.add(at);
    at = parentOf(at);
  }
  return false;
}

function compareNodes(a: ResourceNode, b: ResourceNode): number {
  const rank = ({ ref }: ResourceNode) => {
    const index = kindsFirst.indexOf(ref.kind);
    return index < 0 ? kindsFirst.length : index;
  };
  const newest =
    a.ref.kind === 'ReplicaSet' && b.ref.kind === 'ReplicaSet'
      ? (b.createdAt ?? '').localeCompare(a.createdAt ?? '')
      : 0;
  return (
    rank(a) - rank(b) ||
    newest ||
    a.ref.kind.localeCompare(b.ref.kind) ||
    a.ref.name.localeCompare(b.ref.name)
  );
}
