import { EngineDelivery } from '@backstage-gitops/plugin-gitops-node';

/** Orders deliveries by when they ended, the oldest first. */
export function compareDeliveries(
  a: EngineDelivery,
  b: EngineDelivery,
): number {
  if (a.finishedAt === b.finishedAt) return 0;
  return a.finishedAt < b.finishedAt ? -1 : 1;
}
