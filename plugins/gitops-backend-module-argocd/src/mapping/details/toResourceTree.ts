import {
  ResourceNode,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import {
  ApplicationDetail,
  DetailedResource,
  ResourceResult,
} from '../../client/ApplicationDetail';
import { ArgocdNode } from '../../client/readResourceTree';
import { findHealthStatus } from '../toHealthStatus';
import { toSafeText } from '../toSafeText';
import { toResourceRef } from './toResourceRef';
import { toTreeSpecifics } from './toTreeSpecifics';

/**
 * Everything an Application consists of: the tree, with what the Application itself says of what it names.
 * What it names and the tree lacks, a hook for example, is added.
 *
 * @param tree - as Argo CD saw it last
 * @param application - the same moment's
 * @returns the nodes, top first, in the order of the tree.
 */
export function toResourceTree(
  tree: readonly ArgocdNode[],
  application: ApplicationDetail | undefined,
): ResourceNode[] {
  const resources = application?.status?.resources ?? [];
  const operation = application?.status?.operationState;
  const results = new Map(
    (operation?.syncResult?.resources ?? []).map(result => [
      toResourceId(toResourceRef(result)),
      result,
    ]),
  );
  const managed = new Map(
    resources.map(resource => [
      toResourceId(toResourceRef(resource)),
      resource,
    ]),
  );
  const nodes = tree.map(node => {
    const id = toResourceId(toResourceRef(node));
    return toNode(node, {
      resource: managed.get(id),
      result: results.get(id),
      tree,
    });
  });
  const known = new Set(nodes.map(({ id }) => id));
  const absent = resources
    .filter(resource => !known.has(toResourceId(toResourceRef(resource))))
    .map(resource =>
      toNode(toAbsentNode(resource), {
        resource,
        result: results.get(toResourceId(toResourceRef(resource))),
        tree,
      }),
    );
  return sortTopFirst([...nodes, ...absent]);
}

function toNode(
  node: ArgocdNode,
  context: {
    resource?: DetailedResource;
    result?: ResourceResult;
    tree: readonly ArgocdNode[];
  },
): ResourceNode {
  const { resource, result, tree } = context;
  const ref = toResourceRef(node);
  const health = toHealth(node, resource);
  const message = toNodeMessage(node, context);
  const specifics = toTreeSpecifics(node, tree);
  const isHook = resource?.hook || result?.hookType;
  return {
    id: toResourceId(ref),
    ref,
    parents: node.parentRefs.map(parent => toResourceId(toResourceRef(parent))),
    ...(node.uid && { uid: node.uid }),
    managed: resource !== undefined,
    ...(resource && !isHook && { sync: toSync(resource.status) }),
    ...(health && { health }),
    ...(message && { message }),
    ...(node.createdAt && { createdAt: node.createdAt }),
    ...(node.images.length > 0 && { images: node.images }),
    ...(resource?.requiresPruning && !isHook && { requiresPruning: true }),
    ...(isHook && { hook: result?.hookType ?? 'Hook' }),
    ...(resource?.syncWave && { wave: resource.syncWave }),
    ...(specifics && { specifics }),
  };
}

function toHealth(
  node: ArgocdNode,
  resource: DetailedResource | undefined,
): ResourceNode['health'] {
  const told = findHealthStatus(
    node.health?.status ?? resource?.health?.status,
  );
  // Named by Git, and not there; a hook comes and goes.
  const isMissing = !node.uid && resource && !resource.hook;
  return told ?? (isMissing ? 'Missing' : undefined);
}

function toNodeMessage(
  node: ArgocdNode,
  context: { resource?: DetailedResource; result?: ResourceResult },
): string | undefined {
  const { resource, result } = context;
  const health = node.health ?? resource?.health;
  if (result?.status === 'SyncFailed' && result.message) {
    return toSafeText(result.message);
  }
  if (health?.status !== 'Healthy' && health?.message) {
    return toSafeText(health.message);
  }
  return resource?.requiresPruning && resource.requiresDeletionConfirmation
    ? 'It left Git; its deletion waits for a person to confirm it.'
    : undefined;
}

function toSync(word: string | undefined): ResourceNode['sync'] {
  return word === 'Synced' || word === 'OutOfSync' ? word : 'Unknown';
}

function toAbsentNode(resource: DetailedResource): ArgocdNode {
  const { group, version, kind, namespace, name, health } = resource;
  return {
    group,
    version,
    kind,
    namespace,
    name,
    health,
    uid: undefined,
    createdAt: undefined,
    networkingInfo: undefined,
    parentRefs: [],
    info: [],
    images: [],
  };
}

/** A stable order: what has no parent here, then what those own, and so on. */
function sortTopFirst(nodes: readonly ResourceNode[]): ResourceNode[] {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const depths = new Map<string, number>();
  const depthOf = (node: ResourceNode, seen: ReadonlySet<string>): number => {
    const known = depths.get(node.id);
    if (known !== undefined) return known;
    const above = node.parents.flatMap(id => {
      const parent = byId.get(id);
      return parent && !seen.has(id) ? [parent] : [];
    });
    const depth = Math.max(
      -1,
      ...above.map(parent => depthOf(parent, new Set([...seen, node.id]))),
    );
    depths.set(node.id, depth + 1);
    return depth + 1;
  };
  nodes.forEach(node => depthOf(node, new Set()));
  return [...nodes].sort(
    (left, right) => depths.get(left.id)! - depths.get(right.id)!,
  );
}
