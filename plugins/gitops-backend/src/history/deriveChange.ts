import { isDeepStrictEqual } from 'node:util';
import { Drift } from '@backstage-gitops/plugin-gitops-common';
import { AxisSight } from './AxisSight';
import { compareVersionRules } from './compareVersionRules';
import { deriveAxes } from './deriveAxes';
import { deriveDelivery } from './deriveDelivery';
import { HistoryChange } from './HistoryChange';
import { HistoryState } from './HistoryState';
import { isOperationOpen } from './isOperationOpen';
import { isSettled } from './isSettled';
import { RowSight } from './RowSight';
import { selectAxes } from './selectAxes';
import { toOperationKey } from './toOperationKey';

/**
 * What a sighting of a row changes in what is kept of it. Pure: two replicas that see the same derive
 * the same.
 *
 * @param before - undefined for a Deployment that was never seen
 * @param drift - of the row, with what is known from before: see deriveKnownDrift
 * @returns undefined when nothing changed
 */
export function deriveChange(
  before: HistoryState | undefined,
  sight: RowSight,
  drift: Drift,
): HistoryChange | undefined {
  const { row } = sight;
  const sequence = (before?.sequence ?? 0) + 1;
  const seenAt = sight.seenAt.getTime();
  const version = selectVersionSight(before, sight);
  const seen = selectAxes(row, drift).filter(
    ({ axis }) => axis !== 'version' || version !== 'ignored',
  );
  const known = before?.axes ?? {};
  const { axes, transitions } = deriveAxes(
    version === 'adopted' ? adoptVersion(known, seen) : known,
    seen,
    { sequence, seenAt },
  );
  // What is not current is no first sight of anything.
  if (row.asOf && !before) return undefined;

  const state: HistoryState = { seenSince: seenAt, ...before, sequence, axes };
  if (!row.asOf && row.version && version !== 'ignored') {
    state.versionRule = row.version.rule;
  }
  const delivery = row.asOf
    ? { state: {}, transitions: [], deliveries: [] }
    : deriveDelivery(before, sight, { sequence, axes, transitions });
  Object.assign(state, delivery.state);
  if (!row.asOf) Object.assign(state, rememberDesired(sight, drift));

  const isKept =
    transitions.length + delivery.transitions.length > 0 ||
    delivery.deliveries.length > 0;
  if (!isKept && before) {
    state.sequence = before.sequence;
    if (isDeepStrictEqual(state, before)) return undefined;
  }
  return {
    state,
    isKept,
    transitions: [...transitions, ...delivery.transitions],
    deliveries: delivery.deliveries,
  };
}

/**
 * A version chosen by another rule cannot be compared with the one before. A stronger rule is adopted; a
 * weaker one is ignored while something is under way, as for a moment less is known then.
 */
function selectVersionSight(
  before: HistoryState | undefined,
  { row }: RowSight,
): 'compared' | 'adopted' | 'ignored' {
  const { version } = row;
  if (!version || !before?.versionRule) return 'compared';
  const difference = compareVersionRules(version.rule, before.versionRule);
  if (difference === 0) return 'compared';
  return difference < 0 || isSettled(row) ? 'adopted' : 'ignored';
}

function adoptVersion(
  axes: HistoryState['axes'],
  seen: readonly AxisSight[],
): HistoryState['axes'] {
  const version = seen.find(({ axis }) => axis === 'version');
  return axes.version && version
    ? { ...axes, version: { ...axes.version, to: version.to } }
    : axes;
}

function rememberDesired(
  { row }: RowSight,
  drift: Drift,
): Pick<HistoryState, 'synced' | 'driftRevision'> {
  const revision = row.revision.desired;
  if (!revision) return {};
  const isSynced = row.sync === 'Synced' && !isOperationOpen(row);
  return {
    ...(isSynced && { synced: { revision, operation: toOperationKey(row) } }),
    ...(drift.state === 'drifted' && { driftRevision: revision }),
  };
}
