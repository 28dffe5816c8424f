import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { DeliveryValues } from './DeliveryWrite';
import { DeliveryState, HistoryState } from './HistoryState';
import { isSettled } from './isSettled';

/** A service that becomes Degraded so long after a delivery is not blamed on it: docs/delivery-figures.md. */
const BLAMED_MS = 60 * 60_000;

/**
 * How far the present delivery is: Healthy when what should run runs and works, Failed when its
 * operation failed or the service is Degraded. A failed one that works in the end is Healthy.
 *
 * @param present - the axes as they are now
 */
export function deriveProgress(
  state: Pick<HistoryState, 'delivery' | 'broken'>,
  row: Deployment,
  present: { axes: HistoryState['axes']; seenAt: number },
): {
  delivery: DeliveryState | undefined;
  broken: HistoryState['broken'];
  patches: { id: number; values: Partial<DeliveryValues> }[];
} {
  const { axes, seenAt } = present;
  const patches: { id: number; values: Partial<DeliveryValues> }[] = [];
  let { delivery, broken } = state;
  const healthAt = axes.health?.at ?? seenAt;

  if (broken && row.health === 'Healthy') {
    patches.push({
      id: broken.id,
      values: { restoredAt: Math.max(healthAt, broken.degradedAt) },
    });
    broken = undefined;
  }
  if (!delivery || delivery.outcome === 'Unknown') {
    return { delivery, broken, patches };
  }
  const { id, startedAt } = delivery;
  const set = (
    values: Partial<DeliveryValues>,
    kept: Partial<DeliveryState>,
  ) => {
    delivery = { ...delivery!, ...kept };
    patches.push({ id, values });
  };

  const operationAt = axes.operation?.at ?? startedAt;
  const isDegraded = row.health === 'Degraded';
  const isBlamed =
    isDegraded &&
    healthAt >= startedAt &&
    healthAt <= (delivery.finishedAt ?? Infinity) + BLAMED_MS;
  if (isBlamed && !delivery.degradedAt) {
    set({ degradedAt: healthAt }, { degradedAt: healthAt });
  }
  if (delivery.degradedAt && row.health === 'Healthy') {
    const restoredAt = Math.max(healthAt, delivery.degradedAt);
    set({ restoredAt }, { degradedAt: undefined });
  }

  const hasFailed =
    (row.operation?.phase === 'Failed' || row.operation?.phase === 'Error') &&
    operationAt >= startedAt &&
    row.sync !== 'Synced';
  if (isSettled(row) && !delivery.attempted) {
    if (delivery.outcome !== 'Healthy') {
      const finishedAt = Math.max(
        startedAt,
        healthAt,
        axes.sync?.at ?? startedAt,
        operationAt,
      );
      const revision = row.revision.applied;
      set(
        { outcome: 'Healthy', finishedAt, ...(revision && { revision }) },
        { outcome: 'Healthy', finishedAt },
      );
    }
  } else if (delivery.outcome === 'Running' && (isBlamed || hasFailed)) {
    const finishedAt = isBlamed ? healthAt : operationAt;
    const message = row.message ?? row.operation?.message;
    set(
      { outcome: 'Failed', finishedAt, ...(message && { message }) },
      { outcome: 'Failed', finishedAt },
    );
  }
  return { delivery, broken, patches };
}
