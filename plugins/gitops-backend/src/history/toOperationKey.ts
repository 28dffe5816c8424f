import { Deployment } from '@backstage-gitops/plugin-gitops-common';

/** What tells one operation from the next: its start, else its end; empty when there was none. */
export function toOperationKey({
  operation,
}: Pick<Deployment, 'operation'>): string {
  return operation?.startedAt ?? operation?.finishedAt ?? '';
}
