import { DeliveryState, HistoryState } from './HistoryState';
import { isSettled } from './isSettled';
import { RowSight } from './RowSight';
import { AppliedCommit } from './selectAppliedCommit';
import { DeliveryStart, mayHaveBrought } from './selectDeliveryStart';
import { toOperationKey } from './toOperationKey';

/**
 * Which commit the configuration of a row is at from now on, and whether it is the one that brought the
 * present delivery. A delivery that began while the commit of before was still shown waits for its own.
 */
export function deriveCommit(
  before: HistoryState | undefined,
  sight: RowSight,
  present: {
    applied: AppliedCommit | undefined;
    delivery: DeliveryState | undefined;
    start: DeliveryStart | undefined;
  },
): {
  state: Pick<HistoryState, 'commit' | 'commitOperation'>;
  isOfDelivery: boolean;
} {
  const { applied, delivery, start } = present;
  const operation = toOperationKey(sight.row);
  if (!applied) {
    // Where no commit is told, what is settled is at its last operation.
    const isAtOperation = !sight.isOfPaths && isSettled(sight.row);
    return {
      state: !before || isAtOperation ? { commitOperation: operation } : {},
      isOfDelivery: false,
    };
  }
  if (applied.key === before?.commit) {
    // What is known of it may be told later than which one it is.
    const isToldNow = Boolean(applied.commit && !delivery?.hasCommit);
    return {
      state: isSettled(sight.row) ? { commitOperation: operation } : {},
      isOfDelivery: isToldNow && delivery?.commit === applied.key,
    };
  }
  const isFirst = !before?.commit;
  const isOfDelivery = Boolean(
    delivery &&
      start?.outcome !== 'Failed' &&
      (start?.isOfCommit ||
        (isFirst && !delivery.commit) ||
        mayHaveBrought({ delivery }, applied)),
  );
  return {
    state: { commit: applied.key, commitOperation: operation },
    isOfDelivery,
  };
}
