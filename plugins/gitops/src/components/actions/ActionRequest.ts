import {
  ActionNotice,
  Deployment,
  DeploymentAction,
  DeploymentSource,
  ResourceActionParameter,
} from '@backstage-gitops/plugin-gitops-common';

/** An action that somebody wants to take, before it was confirmed. */
export type ActionRequest = {
  action: DeploymentAction;
  /** At least one, all of engines that have the action. */
  deployments: readonly Deployment[];
  warnings: readonly ActionNotice[];
  /** It is done to this source, and not to the Deployments that are fetched from it. */
  source?: NonNullable<DeploymentSource['object']>;
  /** What it is called, where the engine has a name of its own for it. */
  title?: string;
  /** What an action on a resource has to be told. */
  parameters?: readonly ResourceActionParameter[];
  /** No other action takes it back. */
  destructive?: boolean;
  /** What is brought back, for a person. */
  revision?: string;
};
