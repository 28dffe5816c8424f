import { DeploymentActionName } from '@backstage-gitops/plugin-gitops-common';
import { ActionWord } from './ActionWord';

/** What a person calls an action with these parameters. */
export function toActionWord(
  action: DeploymentActionName,
  parameters: Record<string, unknown>,
): ActionWord {
  switch (action) {
    case 'refresh':
      return parameters.hard ? 'hardRefresh' : 'refresh';
    case 'reconcile':
      return parameters.withSource ? 'reconcileWithSource' : 'reconcile';
    case 'auto-sync':
      return parameters.enabled ? 'autoSyncOn' : 'autoSyncOff';
    case 'resource-action':
      return 'resourceAction';
    default:
      return action;
  }
}
