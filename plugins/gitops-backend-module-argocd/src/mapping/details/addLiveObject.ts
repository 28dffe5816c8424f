import {
  ResourceCondition,
  ResourceNode,
  ResourceSpecifics,
} from '@backstage-gitops/plugin-gitops-common';
import { LiveObject } from '../../client/live/LiveObject';
import { toSafeText } from '../toSafeText';
import { toExternalSecretSpecifics } from './toExternalSecretSpecifics';
import { toOpenableUrls } from './toOpenableUrls';
import { toPodSpecifics } from './toPodSpecifics';
import { toRolloutSpecifics } from './toRolloutSpecifics';

/**
 * A node with what only the object itself tells: its conditions, and what is said of its kind.
 *
 * @param node - as the tree has it
 * @param live - the object as it is now
 * @param nodes - all of the tree: runs of a Rollout's analyses are nodes of their own
 */
export function addLiveObject(
  node: ResourceNode,
  live: LiveObject,
  nodes: readonly ResourceNode[],
): ResourceNode {
  const conditions = toConditions(live);
  const specifics = toLiveSpecifics(node, live, nodes) ?? node.specifics;
  return {
    ...node,
    ...(conditions.length > 0 && { conditions }),
    ...(specifics && { specifics }),
  };
}

function toConditions({ conditions }: LiveObject): ResourceCondition[] {
  return conditions.map(condition => {
    const { type, status, reason, message, lastTransitionTime } = condition;
    return {
      type,
      status,
      ...(reason && { reason }),
      ...(message && { message: toSafeText(message) }),
      ...(lastTransitionTime && { since: lastTransitionTime }),
    };
  });
}

function toLiveSpecifics(
  node: ResourceNode,
  { kind, conditions }: LiveObject,
  nodes: readonly ResourceNode[],
): ResourceSpecifics | undefined {
  switch (kind?.type) {
    case 'rollout':
      return toRolloutSpecifics(kind.object, { id: node.id, nodes });
    case 'externalSecret':
      return toExternalSecretSpecifics(kind.object, conditions);
    case 'pod':
      return toPodSpecifics(kind.object, node.specifics);
    case 'autoscaler': {
      const { spec, status } = kind.object;
      const { minReplicas, maxReplicas, scaleTargetRef } = spec;
      return {
        type: 'autoscaler',
        ...toCounts({
          min: minReplicas,
          current: status?.currentReplicas,
          desired: status?.desiredReplicas,
        }),
        max: maxReplicas,
        target: `${scaleTargetRef.kind}/${scaleTargetRef.name}`,
      };
    }
    case 'workload': {
      const { spec, status } = kind.object;
      const isDaemonSet = node.ref.kind === 'DaemonSet';
      const known =
        node.specifics?.type === 'workload' ? node.specifics : undefined;
      return {
        type: 'workload',
        ...toCounts({
          desired: isDaemonSet ? status?.desiredNumberScheduled : spec.replicas,
          // Kubernetes leaves out a zero.
          ready:
            (isDaemonSet ? status?.numberReady : status?.readyReplicas) ?? 0,
          updated: isDaemonSet
            ? status?.updatedNumberScheduled
            : status?.updatedReplicas,
        }),
        ...(known?.revision && { revision: known.revision }),
      };
    }
    case 'route': {
      const { hostnames, listeners } = kind.object.spec;
      const known = node.specifics?.type === 'route' ? node.specifics.urls : [];
      const urls = [
        ...hostnames.map(host => `https://${host}/`),
        ...listeners.flatMap(({ hostname, protocol }) =>
          hostname
            ? [`${protocol === 'HTTP' ? 'http' : 'https'}://${hostname}/`]
            : [],
        ),
      ].filter(url => !url.includes('*'));
      return { type: 'route', urls: toOpenableUrls([...known, ...urls]) };
    }
    default:
      return undefined;
  }
}

function toCounts<Name extends string>(
  counts: Record<Name, number | null | undefined>,
): { [Each in Name]?: number } {
  const told: { [Each in Name]?: number } = {};
  for (const name of Object.keys(counts) as Name[]) {
    const count = counts[name];
    if (typeof count === 'number') told[name] = count;
  }
  return told;
}
