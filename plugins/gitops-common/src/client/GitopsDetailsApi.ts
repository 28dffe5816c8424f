import {
  DeploymentDetails,
  DeploymentDiff,
  DeploymentEvents,
  LiveResource,
  LogEvent,
  LogQuery,
  ResourceRef,
  ResourceTree,
} from '../model';

/**
 * Options of a call that asks an engine.
 *
 * @public
 */
export type LiveCallOptions = {
  signal?: AbortSignal;
  /**
   * Ask, and wait, also where the engine or the cluster are known not to answer. Without it such a call
   * rejects at once (503), with since when.
   */
  insist?: boolean;
};

/**
 * Looks into one Deployment. Every call asks its engine now, within a time limit and shared with others
 * who ask the same: what fails of an answer is named in its `problems`, and the rest stands.
 *
 * @remarks Every call rejects with a `ResponseError`: 404 when there is no such Deployment or the caller may
 * not see it, 403 when the caller may see the row but not this, 501 when its engine cannot tell, 503 with
 * one sentence when the engine or the cluster does not answer.
 * @public
 */
export interface GitopsDetailsApi {
  /** What its row does not say: advice, parameters, image automation, links. */
  getDeploymentDetails(
    id: string,
    options?: LiveCallOptions,
  ): Promise<DeploymentDetails>;
  /** Everything it consists of. */
  getDeploymentResources(
    id: string,
    options?: LiveCallOptions,
  ): Promise<ResourceTree>;
  /** One of its resources as it is now. */
  getDeploymentResource(
    id: string,
    ref: ResourceRef,
    options?: LiveCallOptions,
  ): Promise<LiveResource>;
  /** Desired against live. */
  getDeploymentDiff(
    id: string,
    options?: LiveCallOptions,
  ): Promise<DeploymentDiff>;
  /** Events of it and its resources, or of one resource. */
  getDeploymentEvents(
    id: string,
    options?: LiveCallOptions & { resource?: ResourceRef },
  ): Promise<DeploymentEvents>;
  /** Lines of its Pods, as they come. Ends with an `end`, or rejects when the connection is lost. */
  streamDeploymentLogs(
    id: string,
    query: LogQuery,
    options?: LiveCallOptions,
  ): AsyncIterable<LogEvent>;
}
