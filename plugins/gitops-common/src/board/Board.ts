import {
  Deployment,
  DeploymentSetKind,
  Engine,
  EngineProblem,
  EngineState,
  ExpectedDeployment,
  HealthStatus,
  SyncStatus,
} from '../model';

/**
 * Whether a row shows the present, and since when and why not.
 *
 * - `engine`: what delivers it cannot be read
 * - `cluster`: its engine is read, but the cluster itself does not answer
 * - `object`: its engine is read, but this one object may not or cannot be
 *
 * @public
 */
export type RowFreshness =
  | { fresh: true }
  | {
      fresh: false;
      reason: 'engine' | 'cluster' | 'object';
      /** ISO 8601: the time of the state that is shown. */
      asOf?: string;
      /** ISO 8601: since when it is not fresh. */
      since?: string;
      /** Why its cluster does not answer, or it is not read. Why an engine does not is said once, in its notice. */
      problem?: EngineProblem;
    };

/**
 * What a person has to do about a row.
 *
 * - `good`: fresh, Synced and Healthy
 * - `moving`: a change is being applied
 * - `attention`: needs a look
 *
 * @public
 */
export type RowCondition = 'good' | 'moving' | 'attention';

/**
 * That a row runs another version than its environment.
 *
 * @public
 */
export type VersionLag = {
  /** The version it is compared with: the newest, or the most common one when no order is known. */
  version: string;
  /**
   * How many versions behind, counted in the versions the board shows; absent when the order of the
   * versions is not knowable, so that it only differs.
   */
  behind?: number;
};

/** A cluster where the app runs. @public */
export type DeploymentRow = {
  type: 'deployment';
  deployment: Deployment;
  freshness: RowFreshness;
  condition: RowCondition;
  lag?: VersionLag;
  /**
   * The clusters it waits for before its step of a rollout begins; the name of the object where its
   * cluster is not on the board.
   */
  waitsFor?: string[];
};

/** A cluster where the app is expected, but not seen. @public */
export type ExpectedRow = { type: 'expected'; expected: ExpectedDeployment };

/** A row of the board. @public */
export type BoardRow = DeploymentRow | ExpectedRow;

/** On how many clusters a version runs. @public */
export type VersionCount = { version: string; clusters: number };

/** How the newest version of an app in one environment stands to that in an earlier one. @public */
export type EnvironmentComparison = {
  environment: string;
  standing: 'behind' | 'ahead' | 'differs';
  /** Versions between the two, counted in the versions the board shows. Only when `behind`. */
  releases?: number;
};

/** The versions of one app in one environment. @public */
export type AppVersions = {
  app: string;
  /** The clusters it runs on or should run on. */
  clusters: number;
  /** Newest first where the order is known, else the most common first. More than one is a skew. */
  versions: VersionCount[];
  /** The nearest earlier environment that runs another version. */
  compared?: EnvironmentComparison;
};

/** Rows that look alike, folded into one line. @public */
export type BoardGroup = {
  /** Unique within the board, equal for equal groups. */
  id: string;
  app: string;
  rows: BoardRow[];
  /** Absent for rows that are expected. */
  state?: {
    version?: string;
    sync: SyncStatus;
    health: HealthStatus;
    freshness: RowFreshness;
    lag?: VersionLag;
  };
  /** Only for rows that are expected. */
  expected?: ExpectedDeployment['state'];
  /** Whether its rows are shown without being asked for: problems never hide. */
  startsOpen: boolean;
};

/** One environment of the board. @public */
export type BoardEnvironment = {
  /** Absent for clusters that belong to no environment. */
  name?: string;
  /** All of them, whatever the filter. */
  apps: AppVersions[];
  /** How many rows there are, whatever the filter. */
  total: number;
  /** The rows the filter leaves, sorted. */
  rows: BoardRow[];
  /** The same rows in groups, when they are too many to read one by one. */
  groups?: BoardGroup[];
};

/** How many rows are in which condition. @public */
export type BoardSummary = {
  /** Rows of Deployments. */
  deployments: number;
  good: number;
  moving: number;
  attention: number;
  /** Expected, and certainly not there. */
  absent: number;
  /** Expected, and nobody can tell. */
  unknown: number;
};

/** An engine that is not read. @public */
export type EngineNotice = {
  type: 'engine';
  engine: Engine;
  state: Exclude<EngineState['state'], 'Live'>;
  /** ISO 8601. */
  since: string;
  problem?: EngineState['error'];
  /** ISO 8601: when it is tried again at the latest. */
  nextTryAt?: string;
  /** How many rows it concerns. */
  rows: number;
  /** ISO 8601: the time of the state the rows show. */
  asOf?: string;
};

/** What an engine that is read could not show. @public */
export type WarningNotice = {
  type: 'warning';
  engine: Engine;
  problem: { message: string };
};

/** A cluster that does not answer although its engine does. @public */
export type ClusterNotice = {
  type: 'cluster';
  cluster: string;
  /** The engines that go on reporting what they last saw there. */
  engines: Engine[];
  /** ISO 8601. */
  since?: string;
  rows: number;
  /** ISO 8601: the time of the state the rows show. */
  asOf?: string;
  problem?: EngineProblem;
};

/** So many clusters that do not answer that one notice each would bury the board. @public */
export type ClustersNotice = {
  type: 'clusters';
  /** By name. */
  clusters: ClusterNotice[];
  /** ISO 8601: since when the first of them does not answer. */
  since?: string;
  rows: number;
};

/** A set that cannot generate what it should. @public */
export type SetNotice = {
  type: 'set';
  set: { id: string; kind: DeploymentSetKind; name: string; link?: string };
  /** ISO 8601. */
  since?: string;
  problem: { message: string };
  /** How many rows it had made before. */
  rows: number;
};

/** Why a step of a rollout does not end. @public */
export type RolloutObstacle = {
  /** The name of the Deployment. */
  name: string;
  cluster: string;
  /**
   * `Degraded`: what it applied does not work; `Failed`: its last operation did; `Confirmation`: it waits
   * for a person; `Unreachable`: its cluster does not answer.
   */
  reason: 'Degraded' | 'Failed' | 'Confirmation' | 'Unreachable';
};

/** A rollout over clusters that cannot go on by itself. @public */
export type RolloutNotice = {
  type: 'rollout';
  set: { id: string; kind: DeploymentSetKind; name: string; link?: string };
  step: number;
  steps: number;
  obstacles: RolloutObstacle[];
  /** The clusters of later steps that still wait, as {@link DeploymentRow.waitsFor} names them. */
  waiting: string[];
  /** ISO 8601: since when the first of them waits. */
  since?: string;
};

/** Something a person must know before reading the rows. @public */
export type BoardNotice =
  | EngineNotice
  | WarningNotice
  | ClusterNotice
  | ClustersNotice
  | SetNotice
  | RolloutNotice;

/** All of what the screen says about where an entity runs. @public */
export type Board = {
  environments: BoardEnvironment[];
  summary: BoardSummary;
  notices: BoardNotice[];
  /** `live`: all engines; `partly`: some; `down`: none. */
  engines: 'live' | 'partly' | 'down';
  /** Rows before the filter. */
  total: number;
  /** Rows the filter leaves. */
  shown: number;
};
