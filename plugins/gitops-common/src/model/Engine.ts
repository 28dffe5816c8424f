/**
 * One installed Argo CD, or the Flux of one cluster, that we read. The pair is unique in a Backstage.
 *
 * @public
 */
export type Engine = {
  /** `argocd`, `flux`, or what another engine module calls itself. */
  type: string;
  /** The name from configuration: an instance of Argo CD, or the cluster whose Flux this is. */
  name: string;
};

/**
 * Something that went wrong between us and an engine, in words that may be shown to anyone:
 * never an upstream address, a token or a raw upstream text.
 *
 * @public
 */
export type EngineProblem = {
  /** One word for programs, for example `Unauthorized` or `ConnectionRefused`. */
  code: string;
  /** One sentence for a person, saying what happened and what to change. */
  message: string;
};

/**
 * How current what we know of an engine is.
 *
 * - `Connecting`: never read completely since this backend started
 * - `Live`: read completely, and every change since has been followed
 * - `Stale`: was `Live` once, or could not be read at all; `error` says why
 *
 * @public
 */
export type EngineState = {
  engine: Engine;
  state: 'Connecting' | 'Live' | 'Stale';
  /** ISO 8601 time at which this state was entered. */
  since: string;
  /** Why it is `Stale`. */
  error?: EngineProblem;
  /** ISO 8601: while `Stale`, when it is tried again at the latest. */
  nextTryAt?: string;
  /** What a `Live` engine could not show, for example Applications we may not read. */
  warnings?: EngineProblem[];
};
