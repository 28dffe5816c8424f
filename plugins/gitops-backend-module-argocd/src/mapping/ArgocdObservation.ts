import {
  Drift,
  SyncStatus,
  Version,
} from '@backstage-gitops/plugin-gitops-common';

/**
 * What we remember of an Application between two sightings of it. An Application tells only how it is;
 * whether it drifted, what it runs and since when can only be told by who has seen it before.
 */
export type ArgocdObservation = {
  /** An Application deleted and created anew under its name is another one. */
  uid?: string;
  /** Id of the last history entry. */
  historyId?: number;
  /** That entry was written while we watched. */
  historyArrived: boolean;
  /** Revisions and source it was last seen Synced at after that entry (recordings 21, 24). */
  synced?: {
    revisions: readonly string[];
    source: string;
    /** End of the last operation, when it was seen Synced by a comparison made after that. */
    afterOperation?: string;
  };
  /** The newest time the Application told. */
  latestTime?: string;
  sync: { status: SyncStatus; since?: string };
  version?: Version & { since?: string };
  drift: Drift;
};
