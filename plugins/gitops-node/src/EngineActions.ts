import {
  ActionNotice,
  ActionState,
  Deployment,
  DeploymentAction,
  DeploymentActionName,
  DeploymentSource,
  SourceActionName,
} from '@backstage-gitops/plugin-gitops-common';

/** Who acts. @public */
export type ActionAuthor = {
  /** Entity reference of the user, or the name of the service. Told to the engine where it keeps such a thing. */
  entityRef: string;
};

/** Whether an action can be taken now, for what the engine knows of it. @public */
export type EngineActionCheck = {
  action: DeploymentActionName;
  blockers: ActionNotice[];
  warnings: ActionNotice[];
};

/**
 * How far an action is. The last one is `Succeeded`, `Failed` or `Unknown`.
 *
 * @public
 */
export type ActionProgress = {
  state: ActionState;
  /** In plain words, fit for anyone's eyes. */
  message?: string;
  /**
   * By what the engine tells this action from others, for {@link EngineActions.follow}. Kept by the backend
   * until another event has another one, and told nobody.
   */
  trace?: string;
};

/** An action that the engine took from a backend that is gone. @public */
export type TakenAction = {
  action: DeploymentAction;
  /** The last {@link ActionProgress.trace}; absent when the backend went before it had one. */
  trace?: string;
};

/** A source that Deployments are fetched from, as a Deployment names it. @public */
export type ActionSource = NonNullable<DeploymentSource['object']>;

/**
 * Acts on an engine. The backend has checked permission, keeps the audit log and calls nothing twice.
 *
 * @public
 */
export interface EngineActions {
  /** The actions this engine has for a Deployment, in the order of buttons. No I/O. */
  listActions(deployment: Deployment): DeploymentActionName[];

  /**
   * Blockers and warnings of each action it has, from what is known, and from the engine where only that
   * tells (sync windows). What cannot be asked is a warning, never a rejection.
   */
  checkActions(
    deployment: Deployment,
    options: { signal: AbortSignal },
  ): Promise<EngineActionCheck[]>;

  /**
   * Takes an action and follows it to its end. The first event comes when the engine took it; rejects
   * before that with a `ConflictError` (the present state does not allow it), a `NotAllowedError` (the
   * engine refuses us), an `InputError` or an `EngineError`, each with one sentence. Success is proven by
   * effect. The backend ends it by `signal` after its own limit.
   */
  act(
    deployment: Deployment,
    action: DeploymentAction,
    options: { by: ActionAuthor; signal: AbortSignal },
  ): AsyncIterable<ActionProgress>;

  /**
   * Follows an action to its end that another process took, from what the engine shows, and asks nothing of
   * it anew. Absent where that cannot be: such an action ends as `Unknown`.
   */
  follow?(
    deployment: Deployment,
    taken: TakenAction,
    options: { signal: AbortSignal },
  ): AsyncIterable<ActionProgress>;

  /** The same for a source. */
  followOnSource?(
    source: ActionSource,
    taken: TakenAction,
    options: { signal: AbortSignal },
  ): AsyncIterable<ActionProgress>;

  /** The same as {@link EngineActions.checkActions} for a source, of each action that it has. */
  checkSourceActions?(
    source: ActionSource,
    options: { signal: AbortSignal },
  ): Promise<EngineActionCheck[]>;

  /** The same as {@link EngineActions.act} for a source. */
  actOnSource?(
    source: ActionSource,
    action: SourceActionName,
    options: { by: ActionAuthor; signal: AbortSignal },
  ): AsyncIterable<ActionProgress>;
}
