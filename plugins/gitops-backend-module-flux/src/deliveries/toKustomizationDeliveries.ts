import { EngineDelivery } from '@backstage-gitops/plugin-gitops-node';
import { Kustomization } from '../client/wire';
import { compareDeliveries } from './compareDeliveries';

const SUCCEEDED = 'ReconciliationSucceeded';

/**
 * What a Kustomization remembers of its deliveries (`status.history`, kustomize-controller 1.7 and later:
 * five entries, failures that came after the build among them), oldest first. Equal manifests are one
 * entry, whose revision is the newest one they were applied at.
 */
export function toKustomizationDeliveries({
  status,
}: Kustomization): EngineDelivery[] {
  return (status?.history ?? [])
    .flatMap(entry => {
      const finishedAt = entry.firstReconciled;
      if (finishedAt === undefined) return [];
      const revision = entry.metadata?.revision;
      return {
        ...(revision && { revision }),
        ...(entry.digest && { configuration: entry.digest }),
        finishedAt,
        by: 'automated',
        outcome:
          entry.lastReconciledStatus === SUCCEEDED
            ? ('Succeeded' as const)
            : ('Failed' as const),
      };
    })
    .sort(compareDeliveries);
}
