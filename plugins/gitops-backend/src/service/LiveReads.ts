import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
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

/** Who asks an engine something, and how long they stay. */
export type LiveCaller = {
  credentials: BackstageCredentials;
  /** Aborts when they leave. */
  signal: AbortSignal;
  /** Ask also where engine or cluster are known not to answer. */
  insist?: boolean;
};

/**
 * Looks into one Deployment through its engine, live. The caller sees into what the caller sees.
 *
 * @remarks Every call rejects with a NotFoundError when there is no such Deployment or the caller may not
 * see it, a NotAllowedError when the caller may not see this of it, a NotImplementedError when its engine
 * cannot tell, an EngineCallError (503) when engine or cluster do not answer.
 */
export interface LiveReads {
  getDetails(id: string, caller: LiveCaller): Promise<DeploymentDetails>;
  getResources(id: string, caller: LiveCaller): Promise<ResourceTree>;
  getResource(
    id: string,
    ref: ResourceRef,
    caller: LiveCaller,
  ): Promise<LiveResource>;
  getDiff(id: string, caller: LiveCaller): Promise<DeploymentDiff>;
  getEvents(
    id: string,
    resource: ResourceRef | undefined,
    caller: LiveCaller,
  ): Promise<DeploymentEvents>;
  getResourceActions(
    id: string,
    ref: ResourceRef,
    caller: LiveCaller,
  ): Promise<{ items: OfferedResourceAction[] }>;
  /** Resolves when the engine took the query. Lines of Pods end with an `end`; without one they were cut. */
  openLogs(
    id: string,
    query: LogQuery,
    caller: LiveCaller,
  ): Promise<AsyncIterable<LogEvent>>;
}
