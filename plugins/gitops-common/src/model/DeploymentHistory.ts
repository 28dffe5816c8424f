import { Commit, Version } from './Deployment';

/**
 * What a transition is of. A revision that moves alone is none: in a shared repository every push
 * moves every revision.
 *
 * @public
 */
export type TransitionAxis =
  | 'version'
  | 'configuration'
  | 'sync'
  | 'health'
  | 'operation'
  | 'drift'
  | 'reachability';

/** A state of a Deployment changed. Observed, therefore no earlier than it happened. @public */
export type Transition = {
  axis: TransitionAxis;
  /** Absent for the first one that was seen. */
  from?: string;
  to: string;
  /** ISO 8601: when the engine says it changed, else when it was seen. */
  at: string;
  /** The sentence that explained the new state. */
  message?: string;
};

/** How a delivery ended. `Superseded`: the next one came before it was Healthy. @public */
export type DeliveryOutcome =
  | 'Running'
  | 'Healthy'
  | 'Failed'
  | 'Superseded'
  | 'Unknown';

/**
 * One delivery: the version or the configuration of an app on a cluster changed. Equal neighbours are one.
 *
 * @public
 */
export type Delivery = {
  /** Unique within its Deployment. */
  id: string;
  /** What changed against the one before. */
  change: 'version' | 'configuration' | 'first';
  version?: Version;
  /** Of the main source, as the engine writes it. */
  revision?: string;
  /** The commit that brought it. */
  commit?: Commit;
  /** Who started it, as far as the engine tells: a user name, or `automated`. */
  by?: string;
  /** ISO 8601. */
  startedAt: string;
  /** ISO 8601: Healthy, failed or superseded. */
  finishedAt?: string;
  /** Whole seconds from start to finish. */
  durationSeconds?: number;
  outcome: DeliveryOutcome;
  message?: string;
  /** It brought back what an earlier delivery had. The id of that one. */
  rollbackTo?: string;
  /** A later delivery took it back. The id of that one. */
  rolledBackBy?: string;
  /** The engine's own id of it, while the engine remembers it: what `rollback` takes. */
  engineEntry?: string;
  /** Who saw it: we, or the engine before we looked. */
  seenBy: 'history' | 'engine';
};

/** Answer of `GET /deployments/:id/history`, newest first. @public */
export type DeploymentHistory = {
  deliveries: Delivery[];
  transitions: Transition[];
  /** ISO 8601: nothing older was kept; absent before anything was. */
  keptSince?: string;
};
