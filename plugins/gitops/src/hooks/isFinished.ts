import { ActionRecord } from '@backstage-gitops/plugin-gitops-common';

/** Whether nothing more becomes of an action. */
export function isFinished({ state }: Pick<ActionRecord, 'state'>): boolean {
  return state !== 'Requested' && state !== 'Running';
}
