import {
  Deployment,
  Drift,
  HealthStatus,
  OperationPhase,
  SyncStatus,
  Version,
} from '@backstage-gitops/plugin-gitops-common';

/**
 * What one recorded Application must become: a row of a table written by hand from what the recording
 * is about. The test compares every field; `undefined` means that the mapped field must be absent.
 *
 * How drift is meant, seen for the first time and without memory (recordings 24):
 * - `none`: Synced; or OutOfSync for a reason that is not a hand on the cluster: never deployed,
 *   being deleted, `spec.source` changed since the last sync, or rolled back (the desired revision is
 *   older history than the applied one)
 * - `drifted`: OutOfSync at the revision and the source of the last history entry, compared after the
 *   last operation ended, nothing pending or running
 * - `unknown`: sync is Unknown; an operation is pending, running, or ended and nothing was compared
 *   since; or OutOfSync at a revision it was never seen Synced at (the commit or a hand: nobody can tell)
 */
export type ExpectedApplication = {
  /** Name of the recording, without `.json`. */
  recording: string;
  /** In `metadata.namespace`; two of a name live in two of them. */
  namespace: string;
  name: string;
  app: string;
  /** Name of the destination cluster, also where only a server is given (`recordings/clusters`). */
  cluster: string;
  sync: SyncStatus;
  health: HealthStatus;
  /** Phase of the operation that runs or ran last. A requested one that has not begun is Running. */
  operation: OperationPhase | undefined;
  version: Version | undefined;
  /** Of the main source, whole commits. */
  revision: Deployment['revision'];
  drift: Drift['state'];
  automation: {
    sync: boolean;
    prune: boolean;
    selfHeal: boolean;
    /** A part of the sentence. */
    reason?: string;
  };
  /** A part of the one sentence that explains the state; undefined when there is nothing to explain. */
  message: string | undefined;
};

/**
 * One state that an Application passes through in `stream-sse`. Rows of one object stand in the order
 * in which they came, equal neighbours folded. The table is keyed by `namespace/name`.
 */
export type ExpectedState =
  | {
      sync: SyncStatus;
      health: HealthStatus;
      operation: OperationPhase | undefined;
      /**
       * Value of the version, undefined while none is known. A revision is a version only for what has
       * no workload: between the end of a first sync and the first image it stays undefined.
       */
      version: string | undefined;
      /**
       * With the memory of all earlier events of the object: `drifted` lasts until it is Synced or an
       * operation begins. While an operation is pending or running, and until something is compared
       * after it ended, what was said before stands, except `drifted`, which becomes `unknown`.
       */
      drift: Drift['state'];
    }
  | 'deleted';
