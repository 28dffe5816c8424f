import { ClusterReachability } from '@backstage-gitops/plugin-gitops-common';
import { FluxEvents } from './FluxEvents';

/**
 * What is known beyond one observation: Events expire after an hour, and a reconcile that told why a
 * target is not reached may be long ago.
 */
export type FluxMemory = {
  events: FluxEvents;
  /** By the name of the target. */
  reachable: Map<string, ClusterReachability>;
};

/** Knows nothing yet. */
export function createFluxMemory(): FluxMemory {
  return { events: new FluxEvents(), reachable: new Map() };
}
