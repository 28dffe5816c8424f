import { EngineDelivery } from '@backstage-gitops/plugin-gitops-node';

/**
 * Engines write an entry for every sync, also when it changed nothing (recordings 4, 21): equal
 * neighbours are one delivery, which began with the first of them and is as good as the last.
 *
 * @param deliveries - oldest first
 */
export function foldEngineDeliveries(
  deliveries: readonly EngineDelivery[],
): EngineDelivery[] {
  const folded: EngineDelivery[] = [];
  for (const delivery of deliveries) {
    const last = folded.at(-1);
    if (last && toKey(last) === toKey(delivery)) {
      folded[folded.length - 1] = { ...last, outcome: delivery.outcome };
    } else {
      folded.push(delivery);
    }
  }
  return folded;
}

/** What an entry brought: as far as it tells more than the revision, that one does not count. */
function toKey({ version, configuration, revision }: EngineDelivery): string {
  return version || configuration
    ? JSON.stringify([version?.value, configuration])
    : JSON.stringify([revision]);
}
