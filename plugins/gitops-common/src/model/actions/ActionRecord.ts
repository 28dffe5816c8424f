import { DeploymentActionName } from './DeploymentAction';

/**
 * How far an action is.
 *
 * - `Requested`: the engine took it, and did nothing yet
 * - `Running`: the engine does it
 * - `Succeeded`, `Failed`: proven by its effect
 * - `Unknown`: its end was not seen in time; `message` says what to look at
 *
 * @public
 */
export type ActionState =
  | 'Requested'
  | 'Running'
  | 'Succeeded'
  | 'Failed'
  | 'Unknown';

/** What an action was taken on. @public */
export type ActionTarget =
  | { type: 'deployment'; id: string }
  | { type: 'source'; id: string };

/**
 * An action somebody took, and what became of it. Kept in the database, so that its outcome is told also
 * when the page was left.
 *
 * @public
 */
export type ActionRecord = {
  id: string;
  target: ActionTarget;
  /** For people: `checkout-api on aws-eks`, `GitRepository flux-system`. */
  subject: string;
  action: DeploymentActionName;
  /** As it was taken. */
  parameters: Record<string, unknown>;
  /** Entity reference of the user, or the service that acted. */
  by: string;
  state: ActionState;
  /** What the engine said, in plain words. */
  message?: string;
  /** ISO 8601. */
  startedAt: string;
  /** ISO 8601. */
  finishedAt?: string;
};
