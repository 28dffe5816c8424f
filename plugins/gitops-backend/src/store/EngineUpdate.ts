import {
  Cluster,
  Deployment,
  EngineProblem,
} from '@backstage-gitops/plugin-gitops-common';

/** A cluster with the other names it is known by. */
export type KnownCluster = Cluster & { aliases: readonly string[] };

/**
 * What the store accepts about one engine. The events of gitops-node have this shape; the store does
 * not depend on it.
 */
export type EngineUpdate =
  | {
      type: 'full';
      deployments: readonly Deployment[];
      clusters: readonly KnownCluster[];
      warnings?: EngineProblem[];
    }
  | {
      type: 'delta';
      upserted: readonly Deployment[];
      removed: readonly string[];
      clusters?: readonly KnownCluster[];
      warnings?: EngineProblem[];
    }
  | { type: 'error'; error: EngineProblem };
