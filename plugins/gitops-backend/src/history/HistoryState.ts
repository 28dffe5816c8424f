import {
  DeliveryOutcome,
  TransitionAxis,
} from '@backstage-gitops/plugin-gitops-common';

/** The present value of one axis. */
export type AxisState = {
  to: string;
  /** Milliseconds since 1970: never later than it was seen. */
  at: number;
  /** It was so when we first looked, and nobody tells since when: `at` is when we looked. */
  isFirstSight?: true;
};

/** The delivery that a Deployment runs, or that is under way. */
export type DeliveryState = {
  /** The sequence it began with. */
  id: number;
  outcome: DeliveryOutcome;
  /** Milliseconds since 1970. */
  startedAt: number;
  finishedAt?: number;
  /** Its version has changed, or it began with one: the next change of it is the next delivery. */
  hasVersion?: true;
  /** The desired revision that an operation failed to bring; then nothing else of it happened yet. */
  attempted?: string;
  /** What brought it: see `commit` of the whole. */
  commit?: string;
  /** Author, date and message of that were kept. */
  hasCommit?: true;
  /** When it made the service Degraded, which is not Healthy again yet. */
  degradedAt?: number;
};

/**
 * What is kept of a Deployment between two sightings, over restarts: enough to know what changed. One
 * for each Deployment is held in memory.
 */
export type HistoryState = {
  /** Grows with every change that was kept, or is to be. */
  sequence: number;
  axes: Partial<Record<TransitionAxis, AxisState>>;
  /** When it was seen for the first time of all, milliseconds since 1970. */
  seenSince?: number;
  /** The rule by which `axes.version` was chosen. */
  versionRule?: string;
  /** Hash of the sources without their revisions, as it was last applied. */
  configuration?: string;
  /** Commit, or where none is told by paths the revision, that the configuration was last seen at. */
  commit?: string;
  /** The operation that brought `commit`. */
  commitOperation?: string;
  /** What it was last seen Synced at. */
  synced?: { revision: string; operation: string };
  /** The desired revision when drift was last told. */
  driftRevision?: string;
  delivery?: DeliveryState;
  /** An earlier delivery that made the service Degraded, which is not Healthy again yet. */
  broken?: { id: number; degradedAt: number };
};
