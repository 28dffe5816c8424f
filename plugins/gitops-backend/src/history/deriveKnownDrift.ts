import { Deployment, Drift } from '@backstage-gitops/plugin-gitops-common';
import { HistoryState } from './HistoryState';
import { isOperationOpen } from './isOperationOpen';
import { toOperationKey } from './toOperationKey';

/**
 * Drift with history behind it. An engine that has just been read for the first time often cannot tell
 * drift from a newer revision (recordings 24): it has not seen what was before. We have. It is drift when
 * it is OutOfSync at the very revision at which it was seen Synced, or drifted, and no operation began
 * since.
 *
 * @param state - what is kept of the row; undefined when nothing is
 */
export function deriveKnownDrift(
  row: Deployment,
  state: HistoryState | undefined,
): Drift {
  const { drift, revision } = row;
  const isOpenQuestion =
    drift.state === 'unknown' &&
    row.sync === 'OutOfSync' &&
    !row.asOf &&
    !isOperationOpen(row);
  if (!isOpenQuestion || !state?.synced || !revision.desired) return drift;

  const { synced } = state;
  if (synced.operation !== toOperationKey(row)) return drift;
  const wasDrifted =
    state.axes.drift?.to === 'drifted' &&
    state.driftRevision === revision.desired;
  const isSameRevision = synced.revision === revision.desired;
  if (!wasDrifted && !isSameRevision) return drift;
  return { ...drift, state: 'drifted', heals: row.automation.selfHeal };
}
