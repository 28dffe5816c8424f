import { KubernetesResource, KubernetesSelection } from '../client';
import { FluxKind } from './fluxKinds';

/** One list and watch: a kind, or a part of it. */
export type FollowedKind = {
  /** `Workload` stands for Deployments, StatefulSets and DaemonSets. */
  kind: FluxKind | 'Workload' | 'Event';
  resource: KubernetesResource;
  selection: KubernetesSelection;
};

/** What identifies a part, whatever version it is read in: what is listed of it stands for all before. */
export function toPartKey({ resource, selection }: FollowedKind): string {
  const { group, plural } = resource;
  return JSON.stringify([group, plural, selection]);
}
