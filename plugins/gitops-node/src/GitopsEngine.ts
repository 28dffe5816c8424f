import {
  Cluster,
  ClusterReachability,
  Commit,
  Deployment,
  DeploymentSet,
  EngineProblem,
  Version,
} from '@backstage-gitops/plugin-gitops-common';
import { EngineActions } from './EngineActions';
import { EngineDetails } from './EngineDetails';

/**
 * A cluster as an engine knows it. One it knows no name of is called by the whole address of its API
 * server, here and in Deployments: the backend finds its name, or makes one up, and shows no address.
 *
 * @public
 */
export type ObservedCluster = Cluster & {
  /** Other names the engine's objects use for it, for example its API server's URL. Never leaves the backend. */
  aliases: string[];
  /** What the engine's last probe of it said; absent when it was not probed yet, or cannot be. */
  reachable?: ClusterReachability;
};

/**
 * A delivery that the engine remembers by itself, from before we looked as well.
 *
 * @public
 */
export type EngineDelivery = {
  /** The engine's own id of the entry, where it can go back to it. */
  entry?: string;
  /** Of the main source, as the engine writes it; a commit whole. */
  revision?: string;
  /** What a person calls it, where the engine's entry tells. */
  version?: Version;
  /** A text that is equal for equal configuration (source, values, parameters), where the entry tells. */
  configuration?: string;
  /** ISO 8601. */
  startedAt?: string;
  /** ISO 8601. */
  finishedAt: string;
  /** A user name, or `automated`. */
  by?: string;
  outcome: 'Succeeded' | 'Failed' | 'Unknown';
};

/** A read of an engine's own API: the path below its root, decoded nowhere. @public */
export type RawRead = {
  /** Begins with a slash; percent-encoded as it goes over the wire. No query. */
  path: string;
  query: URLSearchParams;
};

/** What an engine's own API answered. The body is JSON text and holds no secret and no upstream address. @public */
export type RawAnswer = {
  /** HTTP status. */
  status: number;
  body: string;
};

/**
 * What an engine could not read while the rest could be, in one sentence.
 *
 * @public
 */
export type EngineWarning = EngineProblem & {
  /**
   * Ids of the Deployments it is about. Their rows stay as they were last told, dated, also when a `full`
   * lacks them.
   */
  deployments?: string[];
};

/**
 * What an engine tells. A picture starts with `full`; `delta` changes it; `error` ends it.
 *
 * @public
 */
export type EngineEvent =
  | {
      /** Everything there is. What is not in it does not exist any more. */
      type: 'full';
      deployments: Deployment[];
      clusters: ObservedCluster[];
      /** All sets; none when absent. */
      sets?: DeploymentSet[];
      /** What could not be read, for example one namespace, while the rest could. */
      warnings?: EngineWarning[];
    }
  | {
      type: 'delta';
      /** New ones and changed ones, whole. */
      upserted: Deployment[];
      /** Ids of those that are gone. */
      removed: string[];
      /** All clusters, when they changed. */
      clusters?: ObservedCluster[];
      /** All sets, when they changed. */
      sets?: DeploymentSet[];
      /** All warnings, when they changed. */
      warnings?: EngineWarning[];
    }
  | {
      /** The picture can no longer be kept current. The last event of an observation. */
      type: 'error';
      error: EngineProblem;
      /** Milliseconds the engine asked us to wait, from its `Retry-After`. */
      retryAfterMs?: number;
    };

/**
 * Which commit, and the Deployment through which the engine may be asked about it.
 *
 * @public
 */
export type CommitRequest = {
  deployment: Deployment;
  /** The whole hash. */
  sha: string;
  /** Index in `deployment.sources` of the source whose revision it is. */
  sourceIndex: number;
};

/**
 * One installed Argo CD, or the Flux of one cluster. Implemented by engine modules.
 *
 * @public
 */
export interface GitopsEngine {
  /** `argocd`, `flux`, … */
  readonly type: string;
  /** Unique among the engines of this type. */
  readonly name: string;

  /**
   * Observes everything this engine delivers, from nothing, until `signal` aborts or an error.
   *
   * The first event is a `full`, or an `error` when there is none to be had. An implementation keeps
   * the picture whole by itself: it re-reads what a stream may have lost. It does not retry after an
   * error; it yields one `error` event and ends, and the backend observes anew after a pause.
   * An abort ends the iteration without an error. Deployments carry neither `environment` nor
   * `commit` nor `asOf`: the backend adds them.
   */
  observe(options: { signal: AbortSignal }): AsyncIterable<EngineEvent>;

  /**
   * Author, date and message of a commit, if this engine knows them. Called rarely and never for a
   * page view; answers are kept. Resolves to undefined when the engine does not know the commit,
   * rejects with an `EngineError` when it cannot be asked now.
   */
  readCommit?(
    request: CommitRequest,
    options: { signal: AbortSignal },
  ): Promise<Commit | undefined>;

  /**
   * What the engine itself remembers of a Deployment's deliveries, oldest first, from the present
   * picture: no I/O. Undefined when it does not know the Deployment now.
   */
  listDeliveries?(deploymentId: string): EngineDelivery[] | undefined;

  /**
   * Reads from the engine's own API what its allow list names. Rejects with a `NotAllowedError` that
   * says which paths are allowed, or with an `EngineError` when it cannot be asked now.
   */
  readRaw?(
    request: RawRead,
    options: { signal: AbortSignal },
  ): Promise<RawAnswer>;

  /** Looks into one Deployment, live. Absent where the engine cannot. */
  readonly details?: EngineDetails;

  /** Acts. Absent where the engine is only read. */
  readonly actions?: EngineActions;
}
