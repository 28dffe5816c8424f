import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { deriveKnownDrift } from './deriveKnownDrift';
import { AxisState, HistoryState } from './HistoryState';

/**
 * A row with the times that history knows. For a value that is the same as the one we keep, ours wins:
 * engines forget, and tell times that cannot be. For any other value, or one that was so when we first
 * looked, the engine's own time stays, unless it is still to come.
 *
 * @param state - what is kept of the row; undefined when nothing is
 * @param now - milliseconds
 */
export function dateRow(
  row: Deployment,
  state: HistoryState | undefined,
  now: number,
): Deployment {
  const drift = deriveKnownDrift(row, state);
  const { axes = {} } = state ?? {};
  const sync = select(row.since.sync, row.sync, axes.sync, now);
  const health = select(row.since.health, row.health, axes.health, now);
  const version = select(
    row.since.version,
    row.version?.value,
    axes.version,
    now,
  );
  const { since: toldDrift, ...restOfDrift } = drift;
  const driftSince =
    drift.state === 'drifted'
      ? select(toldDrift, drift.state, axes.drift, now)
      : undefined;
  return {
    ...row,
    since: {
      ...(sync && { sync }),
      ...(health && { health }),
      ...(version && { version }),
    },
    drift: { ...restOfDrift, ...(driftSince && { since: driftSince }) },
  };
}

function select(
  told: string | undefined,
  value: string | undefined,
  kept: AxisState | undefined,
  now: number,
): string | undefined {
  const at = Date.parse(told ?? '');
  if (kept && kept.to === value && !kept.isFirstSight) {
    return at === kept.at ? told : new Date(kept.at).toISOString();
  }
  return at <= now ? told : undefined;
}
