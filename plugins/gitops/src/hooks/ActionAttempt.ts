import {
  ActionRecord,
  DeploymentAction,
} from '@backstage-gitops/plugin-gitops-common';

/**
 * What became of an action somebody took in this browser.
 *
 * - `sending`: the backend did not answer yet
 * - `refused`: it was not taken
 * - `taken`: the record says how far it is
 */
export type ActionAttempt =
  | { type: 'sending'; action: DeploymentAction }
  | { type: 'refused'; action: DeploymentAction; error: Error }
  | { type: 'taken'; action: DeploymentAction; record: ActionRecord };
