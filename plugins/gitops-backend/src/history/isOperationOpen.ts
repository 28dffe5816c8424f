import { Deployment } from '@backstage-gitops/plugin-gitops-common';

/** A sync or reconcile is under way. */
export function isOperationOpen({
  operation,
}: Pick<Deployment, 'operation'>): boolean {
  return operation?.phase === 'Running' || operation?.phase === 'Terminating';
}
