import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { isOperationOpen } from './isOperationOpen';

/** It runs what it should, works, and nothing is under way. */
export function isSettled(
  row: Pick<Deployment, 'sync' | 'health' | 'operation'>,
): boolean {
  return (
    row.sync === 'Synced' && row.health === 'Healthy' && !isOperationOpen(row)
  );
}
