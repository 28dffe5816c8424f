import { ResourceSpecifics } from '@backstage-gitops/plugin-gitops-common';
import { ArgocdNode } from '../../client/readResourceTree';
import { toOpenableUrls } from './toOpenableUrls';

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];
const ROUTES: Readonly<Record<string, readonly string[]>> = {
  Ingress: ['networking.k8s.io', 'extensions'],
  HTTPRoute: ['gateway.networking.k8s.io'],
  Gateway: ['gateway.networking.k8s.io', 'networking.istio.io'],
  VirtualService: ['networking.istio.io'],
};

/**
 * What the tree itself tells of a node beyond its health: of Pods the reason, containers and restarts, of
 * workloads their revision and how many of their Pods are ready, of routes their addresses.
 *
 * @param node - the node
 * @param tree - it stands in
 */
export function toTreeSpecifics(
  node: ArgocdNode,
  tree: readonly ArgocdNode[],
): ResourceSpecifics | undefined {
  const { group = '', kind } = node;
  if (group === '' && kind === 'Pod') return node.uid ? toPod(node) : undefined;
  if (group === 'apps' && WORKLOADS.includes(kind)) {
    return node.uid ? toWorkload(node, tree) : undefined;
  }
  const urls = toOpenableUrls(node.networkingInfo?.externalURLs ?? []);
  const isRoute = ROUTES[kind]?.includes(group);
  return isRoute || urls.length > 0 ? { type: 'route', urls } : undefined;
}

function toPod(node: ArgocdNode): ResourceSpecifics {
  const { ready, total } = readContainers(node);
  const host = findInfo(node, 'Node');
  return {
    type: 'pod',
    status: findInfo(node, 'Status Reason') ?? 'Unknown',
    ready,
    total,
    // Argo CD names them only when there were some.
    restarts: Number(findInfo(node, 'Restart Count') ?? 0) || 0,
    ...(host && { node: host }),
  };
}

function toWorkload(
  node: ArgocdNode,
  tree: readonly ArgocdNode[],
): ResourceSpecifics {
  const revision = /^Rev:(\d+)$/.exec(findInfo(node, 'Revision') ?? '')?.[1];
  const pods = selectPods(node, tree);
  const ready = pods.filter(pod => {
    const containers = readContainers(pod);
    return containers.total > 0 && containers.ready === containers.total;
  });
  return {
    type: 'workload',
    ready: ready.length,
    ...(revision && { revision }),
  };
}

/** Pods it owns, itself or through what it owns. */
function selectPods(
  owner: ArgocdNode,
  tree: readonly ArgocdNode[],
): ArgocdNode[] {
  const owners = new Set([owner.uid]);
  const pods = new Set<ArgocdNode>();
  // A workload, its ReplicaSets, their Pods: no deeper than that.
  for (let depth = 0; depth < 2; depth++) {
    for (const node of tree) {
      if (!node.parentRefs.some(({ uid }) => uid && owners.has(uid))) continue;
      if (node.kind === 'Pod') pods.add(node);
      else owners.add(node.uid);
    }
  }
  return [...pods];
}

function readContainers(node: ArgocdNode): { ready: number; total: number } {
  const [, ready, total] =
    /^(\d+)\/(\d+)$/.exec(findInfo(node, 'Containers') ?? '') ?? [];
  return { ready: Number(ready ?? 0), total: Number(total ?? 0) };
}

function findInfo(node: ArgocdNode, name: string): string | undefined {
  return node.info.find(info => info.name === name)?.value;
}
