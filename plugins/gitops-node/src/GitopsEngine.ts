import {
  Cluster,
  Commit,
  Deployment,
  EngineProblem,
} from '@backstage-gitops/plugin-gitops-common';

/**
 * A cluster as an engine knows it. One it knows no name of is called by the whole address of its API
 * server, here and in Deployments: the backend finds its name, or makes one up, and shows no address.
 *
 * @public
 */
export type ObservedCluster = Cluster & {
  /** Other names the engine's objects use for it, for example its API server's URL. Never leaves the backend. */
  aliases: string[];
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
      /** What could not be read, for example one namespace, while the rest could. */
      warnings?: EngineProblem[];
    }
  | {
      type: 'delta';
      /** New ones and changed ones, whole. */
      upserted: Deployment[];
      /** Ids of those that are gone. */
      removed: string[];
      /** All clusters, when they changed. */
      clusters?: ObservedCluster[];
      /** All warnings, when they changed. */
      warnings?: EngineProblem[];
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
}
