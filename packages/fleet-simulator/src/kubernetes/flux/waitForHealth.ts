import { ResourceKind } from '../objects/ResourceKind';
import { deriveReadiness, Readiness } from './deriveReadiness';
import { FluxContext } from './FluxContext';
import { pace } from './pace';

/** Something whose health is waited for. */
export type HealthTarget = {
  kind: ResourceKind;
  key: { namespace?: string; name: string };
};

/**
 * Waits until everything is healthy or the time is up.
 *
 * @param options - `timeout`: simulated milliseconds
 * @returns what is not healthy, none when all is
 */
export async function waitForHealth(
  context: FluxContext,
  options: { targets: HealthTarget[]; timeout: number },
): Promise<(HealthTarget & { readiness: Readiness })[]> {
  const { targets, timeout } = options;
  const look = () =>
    targets
      .map(target => ({
        ...target,
        readiness: deriveReadiness(context.store.get(target.kind, target.key)),
      }))
      .filter(({ readiness }) => readiness !== 'Current');
  for (let waited = 0; waited < timeout; waited += pace.poll) {
    if (!look().length) return [];
    await context.pause(pace.poll);
  }
  return look();
}
