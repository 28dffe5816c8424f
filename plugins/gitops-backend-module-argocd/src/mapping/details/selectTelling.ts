import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';

/** Kinds of which the tree says too little, those that say most first. */
const TELLING = [
  'argoproj.io/Rollout',
  'external-secrets.io/ExternalSecret',
  'autoscaling/HorizontalPodAutoscaler',
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'gateway.networking.k8s.io/HTTPRoute',
  'gateway.networking.k8s.io/Gateway',
];

/** Nodes whose objects are worth a read of their own; those that are not well first. */
export function selectTelling(nodes: readonly ResourceNode[]): ResourceNode[] {
  const toRank = ({ ref, health }: ResourceNode) =>
    TELLING.indexOf(`${ref.group}/${ref.kind}`) +
    (health === 'Healthy' ? TELLING.length : 0);
  return nodes
    .filter(
      ({ ref, uid }) => uid && TELLING.includes(`${ref.group}/${ref.kind}`),
    )
    .sort((left, right) => toRank(left) - toRank(right));
}
