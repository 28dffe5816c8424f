import { ActionState } from '@backstage-gitops/plugin-gitops-common';

/** Whether nothing more becomes of an action. */
export function isAtEnd(state: ActionState): boolean {
  return state !== 'Requested' && state !== 'Running';
}
