import { KubernetesResource, KubernetesSelection } from '../client';
import { FluxKind } from './fluxKinds';

/** One list and watch: a kind, or a part of it. */
export type FollowedKind = {
  /** `Workload` stands for Deployments, StatefulSets and DaemonSets. */
  kind: FluxKind | 'Workload';
  resource: KubernetesResource;
  selection: KubernetesSelection;
};
