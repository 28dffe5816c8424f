import { GitopsEngine } from '@backstage-gitops/plugin-gitops-node';
import { PendingChange } from './PendingChange';

/** Engines tell whole seconds. */
const TOLERANCE_MS = 2_000;

/**
 * Adds to deliveries that ended who started them: what the engine itself remembers of the same time.
 *
 * @param find - the engine of a Deployment
 */
export function addStarters(
  changes: readonly PendingChange[],
  find: (
    deploymentId: string,
  ) => Pick<GitopsEngine, 'listDeliveries'> | undefined,
): PendingChange[] {
  return changes.map(change => {
    const { delivery } = change.state;
    const ended = change.deliveries.find(
      ({ id, values }) => id === delivery?.id && values.finishedAt,
    );
    if (!ended || !delivery) return change;
    const told = find(change.deployment)?.listDeliveries?.(change.deployment);
    const last = told?.findLast(
      ({ finishedAt }) =>
        Date.parse(finishedAt) >= delivery.startedAt - TOLERANCE_MS,
    );
    if (!last?.by) return change;
    return {
      ...change,
      deliveries: change.deliveries.map(each =>
        each === ended
          ? { ...each, values: { ...each.values, by: last.by } }
          : each,
      ) as PendingChange['deliveries'],
    };
  });
}
