import {
  Cluster,
  ClusterReachability,
  Deployment,
  DeploymentSet,
  EngineProblem,
} from '@backstage-gitops/plugin-gitops-common';

/** A cluster with the other names it is known by. */
export type KnownCluster = Cluster & {
  aliases: readonly string[];
  /** What the last probe of its engine said. */
  reachable?: ClusterReachability;
};

/** What could not be read while the rest could be. */
export type KnownWarning = EngineProblem & {
  /** Ids of the Deployments it is about: they stay as they were told last, dated. */
  deployments?: readonly string[];
};

/**
 * What the store accepts about one engine. The events of gitops-node have this shape; the store does
 * not depend on it.
 */
export type EngineUpdate =
  | {
      type: 'full';
      deployments: readonly Deployment[];
      clusters: readonly KnownCluster[];
      /** All sets; none when absent. */
      sets?: readonly DeploymentSet[];
      warnings?: readonly KnownWarning[];
    }
  | {
      type: 'delta';
      upserted: readonly Deployment[];
      removed: readonly string[];
      clusters?: readonly KnownCluster[];
      /** All sets, when they changed. */
      sets?: readonly DeploymentSet[];
      warnings?: readonly KnownWarning[];
    }
  | {
      type: 'error';
      error: EngineProblem;
      /** ISO 8601: when it could no longer be read, when that was before this is told. */
      since?: string;
      /** ISO 8601: when it is tried again at the latest. */
      nextTryAt?: string;
    };
