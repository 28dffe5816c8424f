import { EngineDelivery } from '@backstage-gitops/plugin-gitops-node';
import { HelmRelease } from '../client/wire';
import { compareDeliveries } from './compareDeliveries';

/**
 * The Helm releases that a HelmRelease remembers: up to the last successful one before the present, oldest
 * first.
 */
export function toHelmDeliveries({ status }: HelmRelease): EngineDelivery[] {
  return (status?.history ?? [])
    .flatMap(entry => {
      const finishedAt = entry.lastDeployed;
      if (finishedAt === undefined) return [];
      const { chartName, chartVersion, configDigest, appVersion } = entry;
      const configuration = [chartName, chartVersion, configDigest]
        .filter(Boolean)
        .join(' ');
      return {
        ...(chartVersion && { revision: chartVersion }),
        ...(appVersion && {
          version: { value: appVersion, rule: 'chart' as const },
        }),
        ...(configuration && { configuration }),
        finishedAt,
        by: 'automated',
        outcome: toOutcome(entry.status),
      };
    })
    .sort(compareDeliveries);
}

function toOutcome(status: string | undefined): EngineDelivery['outcome'] {
  if (status === 'deployed' || status === 'superseded') return 'Succeeded';
  return status === 'failed' ? 'Failed' : 'Unknown';
}
