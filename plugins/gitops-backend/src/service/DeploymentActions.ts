import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ActionChecks,
  ActionRecord,
  DeploymentActionName,
  SourceActionName,
} from '@backstage-gitops/plugin-gitops-common';
import { ActionAudit } from '../actions/ActionAudit';

/** Who acts, and where it is written down. */
export type ActionCaller = {
  credentials: BackstageCredentials;
  /** Is told the outcome, which may be minutes later. */
  audit: ActionAudit;
};

type Reader = { credentials: BackstageCredentials };

/** Acts on Deployments and sources. */
export interface DeploymentActions {
  /** Of those the caller may see. @throws NotAllowedError */
  check(
    ids: readonly string[],
    caller: Reader & { signal: AbortSignal },
  ): Promise<ActionChecks>;

  /** The same for sources, by their ids. @throws NotAllowedError */
  checkSources(
    sourceIds: readonly string[],
    caller: Reader & { signal: AbortSignal },
  ): Promise<ActionChecks>;

  /**
   * Takes an action; resolves when the engine took it, and follows it to its end.
   *
   * @param action.parameters - as the caller sent them
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError when the present state does not allow
   * it or the caller does the same already; HttpError (429); EngineCallError (503)
   */
  run(
    id: string,
    action: { name: DeploymentActionName; parameters: unknown },
    caller: ActionCaller,
  ): Promise<ActionRecord>;

  /** The same for a source. Needs the permission on every Deployment fetched from it. */
  runOnSource(
    sourceId: string,
    action: { name: SourceActionName; parameters: unknown },
    caller: ActionCaller,
  ): Promise<ActionRecord>;

  /** @throws NotFoundError when there is none, or the caller neither took it nor may see what it was taken on */
  get(actionId: string, caller: Reader): Promise<ActionRecord>;

  /** Newest first. @throws NotFoundError, NotAllowedError */
  list(
    query: { deployment?: string; mine: boolean; limit: number },
    caller: Reader,
  ): Promise<{ items: ActionRecord[] }>;
}
