import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';

/** Kinds that have Events when something happens to them. */
const EVENTFUL = [
  'Pod',
  'Rollout',
  'ExternalSecret',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'HorizontalPodAutoscaler',
  'PersistentVolumeClaim',
  'Ingress',
  'ReplicaSet',
];

/** Nodes whose Events are worth a read, most telling first: those that are not well, then by kind. */
export function selectEventful(nodes: readonly ResourceNode[]): ResourceNode[] {
  const isIll = ({ health }: ResourceNode) =>
    health !== undefined && health !== 'Healthy';
  const toRank = (node: ResourceNode) =>
    (isIll(node) ? 0 : EVENTFUL.length + 1) +
    (EVENTFUL.includes(node.ref.kind)
      ? EVENTFUL.indexOf(node.ref.kind)
      : EVENTFUL.length);
  return nodes
    .filter(
      node => node.uid && (isIll(node) || EVENTFUL.includes(node.ref.kind)),
    )
    .sort((left, right) => toRank(left) - toRank(right));
}
