import { ClusterReachability } from '@backstage-gitops/plugin-gitops-common';
import { FluxEvents } from './FluxEvents';
import { SeenVersions } from './SeenVersions';
import { ToldDeployments } from './ToldDeployments';

/**
 * What is known beyond one observation: Events expire after an hour, a reconcile that told why a
 * target is not reached may be long ago, and what may not be read any more is shown as it was.
 */
export type FluxMemory = {
  events: FluxEvents;
  told: ToldDeployments;
  versions: SeenVersions;
  /** By the name of the target. */
  reachable: Map<string, ClusterReachability>;
};

/** Knows nothing yet. */
export function createFluxMemory(): FluxMemory {
  return {
    events: new FluxEvents(),
    told: new ToldDeployments(),
    versions: new SeenVersions(),
    reachable: new Map(),
  };
}
