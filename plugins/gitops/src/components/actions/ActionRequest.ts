import {
  ActionNotice,
  Deployment,
  DeploymentAction,
} from '@backstage-gitops/plugin-gitops-common';

/** An action that somebody wants to take, before it was confirmed. */
export type ActionRequest = {
  action: DeploymentAction;
  /** At least one, all of engines that have the action. */
  deployments: readonly Deployment[];
  warnings: readonly ActionNotice[];
  /** What it is called, where the engine has a name of its own for it. */
  title?: string;
  /** No other action takes it back. */
  destructive?: boolean;
  /** What is brought back, for a person. */
  revision?: string;
};
