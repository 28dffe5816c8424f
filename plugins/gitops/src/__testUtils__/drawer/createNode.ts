import {
  ResourceNode,
  ResourceRef,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';

const groups: Record<string, string> = {
  Deployment: 'apps',
  ReplicaSet: 'apps',
  Rollout: 'argoproj.io',
  AnalysisRun: 'argoproj.io',
  ExternalSecret: 'external-secrets.io',
  HorizontalPodAutoscaler: 'autoscaling',
  Ingress: 'networking.k8s.io',
  PodDisruptionBudget: 'policy',
};

/** What names an object in the namespace `payments`. */
export const createRef = (kind: string, name: string): ResourceRef => ({
  group: groups[kind] ?? '',
  version: 'v1',
  kind,
  namespace: 'payments',
  name,
});

/** A resource of a tree; what owns it makes it one that its Deployment does not name itself. */
export function createNode(
  kind: string,
  name: string,
  changes: Partial<Omit<ResourceNode, 'parents'>> & {
    owner?: ResourceNode;
  } = {},
): ResourceNode {
  const { owner, ...rest } = changes;
  const ref = createRef(kind, name);
  return {
    id: toResourceId(ref),
    ref,
    parents: owner ? [owner.id] : [],
    managed: !owner,
    ...(!owner && { sync: 'Synced' as const }),
    ...rest,
  };
}
