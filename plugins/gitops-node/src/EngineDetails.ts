import {
  Deployment,
  DeploymentDetails,
  DeploymentDiff,
  DeploymentEvents,
  LiveResource,
  LogEvent,
  LogQuery,
  OfferedResourceAction,
  ResourceRef,
  ResourceTree,
} from '@backstage-gitops/plugin-gitops-common';

/**
 * Looks into one Deployment, live. The backend calls it on demand, coalesced, within a time limit and
 * never for a list; it has checked permissions.
 *
 * @remarks A part that fails is one of the answer's `problems`; a call rejects with an `EngineError` only
 * when nothing of it can be told. Texts are fit for anyone's eyes, values of Secrets are masked here: the
 * backend passes on what it gets. Every call ends when its signal aborts.
 * @public
 */
export interface EngineDetails {
  /** What its row does not say. */
  readDetails(
    deployment: Deployment,
    options: { signal: AbortSignal },
  ): Promise<DeploymentDetails>;

  /** Everything it consists of. */
  readResources(
    deployment: Deployment,
    options: { signal: AbortSignal },
  ): Promise<ResourceTree>;

  /** Rejects with a `NotFoundError` when the Deployment has no such resource: nothing else may be read. */
  readResource(
    deployment: Deployment,
    ref: ResourceRef,
    options: { signal: AbortSignal },
  ): Promise<LiveResource>;

  /** Desired against live, as far as it can be told. */
  readDiff(
    deployment: Deployment,
    options: { signal: AbortSignal },
  ): Promise<DeploymentDiff>;

  /** Of one resource only, when it is given. */
  readEvents(
    deployment: Deployment,
    options: { resource?: ResourceRef; signal: AbortSignal },
  ): Promise<DeploymentEvents>;

  /**
   * Lines as they come; the last event is `end`. Only of Pods of the Deployment: rejects with a
   * `NotFoundError` for another one.
   */
  readLogs(
    deployment: Deployment,
    query: LogQuery,
    options: { signal: AbortSignal },
  ): AsyncIterable<LogEvent>;

  /** What can be done to one resource; nothing where the engine has no such thing. */
  readResourceActions?(
    deployment: Deployment,
    ref: ResourceRef,
    options: { signal: AbortSignal },
  ): Promise<OfferedResourceAction[]>;
}
