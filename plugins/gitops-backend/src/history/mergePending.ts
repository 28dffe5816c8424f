import { DeliveryWrite } from './DeliveryWrite';
import { PendingChange } from './PendingChange';

/** Two changes of one Deployment as one; the later builds on the earlier. */
export function mergePending(
  earlier: PendingChange | undefined,
  later: PendingChange,
): PendingChange {
  if (!earlier) return later;
  const deliveries = new Map(earlier.deliveries.map(each => [each.id, each]));
  for (const each of later.deliveries) {
    const known = deliveries.get(each.id);
    deliveries.set(each.id, {
      ...each,
      isNew: known?.isNew ?? each.isNew,
      values: { ...known?.values, ...each.values },
    } as DeliveryWrite);
  }
  return {
    ...later,
    base: earlier.base,
    transitions: [...earlier.transitions, ...later.transitions],
    deliveries: [...deliveries.values()],
  };
}
