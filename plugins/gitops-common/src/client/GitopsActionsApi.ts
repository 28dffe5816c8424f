import {
  ActionChecks,
  ActionRecord,
  DeploymentAction,
  OfferedResourceAction,
  ResourceRef,
  SourceActionName,
} from '../model';

/**
 * Acts on Deployments and their sources.
 *
 * @remarks Every call rejects with a `ResponseError`: 403 when the policy refuses, 404 when there is no such
 * Deployment or the caller may not see it, 409 when the present state does not allow it (a running
 * operation, a sync window, automatic sync), 429 with `Retry-After` after too many writes, 503 when the
 * engine does not answer; always with one sentence for a person.
 * @public
 */
export interface GitopsActionsApi {
  /**
   * Which actions the caller can take on which of these Deployments now. At most 100 ids; those the caller
   * may not see have no item. Answered from memory, but for what only the engine knows (sync windows).
   */
  getActionChecks(
    ids: readonly string[],
    options?: { signal?: AbortSignal },
  ): Promise<ActionChecks>;
  /**
   * The same for sources, see `toEngineSourceId`. Those from which the caller sees no Deployment have no
   * item; `permitted` takes the permission on every Deployment fetched from it.
   */
  getSourceActionChecks(
    sourceIds: readonly string[],
    options?: { signal?: AbortSignal },
  ): Promise<ActionChecks>;
  /** What the engine offers for one resource. Empty where it offers nothing. */
  getResourceActions(
    id: string,
    ref: ResourceRef,
    options?: { signal?: AbortSignal },
  ): Promise<{ items: OfferedResourceAction[] }>;
  /** Takes an action. Resolves when the engine took it: what becomes of it is told by {@link GitopsActionsApi.getAction}. */
  runAction(
    id: string,
    action: DeploymentAction,
    options?: { signal?: AbortSignal },
  ): Promise<ActionRecord>;
  /** Acts on a source, see `toEngineSourceId`. Needs the permission on every Deployment fetched from it. */
  runSourceAction(
    sourceId: string,
    action: SourceActionName,
    options?: { signal?: AbortSignal },
  ): Promise<ActionRecord>;
  /** One action, while its record is kept. */
  getAction(
    actionId: string,
    options?: { signal?: AbortSignal },
  ): Promise<ActionRecord>;
  /** Newest first: of one Deployment, or the caller's own of the last days. */
  getActions(
    query: { deployment?: string; mine?: boolean; limit?: number },
    options?: { signal?: AbortSignal },
  ): Promise<{ items: ActionRecord[] }>;
}

/**
 * Channel of the Backstage signal that tells one user that an action of theirs moved on. Its message is
 * `{}`: ask {@link GitopsActionsApi.getActions}.
 *
 * @public
 */
export const GITOPS_ACTIONS_SIGNAL_CHANNEL = 'gitops:actions';
