import { DeliveryFigures } from '@backstage-gitops/plugin-gitops-common';
import { EnvironmentDelivery, foldDeliveries } from './foldDeliveries';
import { KeptDelivery } from './KeptDelivery';
import { toPercentiles } from './toPercentiles';

const DAY_MS = 86_400_000;

/**
 * Delivery figures of one app in one environment, as docs/delivery-figures.md defines them.
 *
 * @param deliveries - of all its clusters, also from before the window
 * @param window - `from`: milliseconds; `days`: its length; `keptSince`: milliseconds, when we began to watch.
 *   Days of the window before that count for no rate: nobody knows what was delivered on them
 */
export function deriveFigures(
  deliveries: readonly KeptDelivery[],
  window: { from: number; days: number; keptSince?: number },
): Omit<DeliveryFigures, 'app' | 'environment'> {
  const within = foldDeliveries(deliveries).filter(
    ({ startedAt }) => startedAt >= window.from,
  );
  const finished = within.filter(isFinished);
  const leadTimes = within.flatMap(each => toLeadTime(each) ?? []);
  const restores = within.flatMap(each => toRestoreTime(each) ?? []);
  const leadTimeSeconds = toPercentiles(leadTimes);
  const timeToRestoreSeconds = toPercentiles(restores);
  const watchedDays = countWatchedDays(window);
  return {
    deliveries: within.length,
    ...(watchedDays > 0 && {
      deliveriesPerDay: round(within.length / watchedDays),
    }),
    ...(leadTimeSeconds && { leadTimeSeconds }),
    ...(finished.length > 0 && {
      changeFailureRate: round(
        finished.filter(hasFailed).length / finished.length,
      ),
    }),
    ...(timeToRestoreSeconds && { timeToRestoreSeconds }),
  };
}

/** Days (UTC), today included; none when we began today. */
function countWatchedDays(window: {
  from: number;
  days: number;
  keptSince?: number;
}): number {
  const { from, days, keptSince = from } = window;
  if (keptSince <= from) return days;
  const missed = Math.floor((keptSince - from) / DAY_MS);
  return missed < days - 1 ? days - missed : 0;
}

/** It failed somewhere, or is Healthy everywhere it got to; superseded ones say nothing. */
function isFinished(delivery: EnvironmentDelivery): boolean {
  return (
    hasFailed(delivery) ||
    delivery.parts.every(({ outcome }) => outcome === 'Healthy')
  );
}

function hasFailed({ parts }: EnvironmentDelivery): boolean {
  return parts.some(
    ({ outcome, isRolledBack, degradedAt }) =>
      outcome === 'Failed' || isRolledBack || degradedAt !== undefined,
  );
}

function toLeadTime({ parts }: EnvironmentDelivery): number | undefined {
  if (!parts.every(({ outcome }) => outcome === 'Healthy')) return undefined;
  const commits = parts.flatMap(({ commit }) => Date.parse(commit?.at ?? ''));
  const [madeAt] = commits.filter(each => !Number.isNaN(each)).sort(ascending);
  if (madeAt === undefined) return undefined;
  const healthyAt = Math.max(...parts.map(each => each.finishedAt ?? NaN));
  const seconds = (healthyAt - madeAt) / 1_000;
  // An author's clock may be wrong.
  return seconds >= 0 ? seconds : undefined;
}

function toRestoreTime({ parts }: EnvironmentDelivery): number | undefined {
  const degraded = parts.filter(({ degradedAt }) => degradedAt !== undefined);
  if (degraded.length === 0) return undefined;
  if (degraded.some(({ restoredAt }) => restoredAt === undefined)) {
    return undefined;
  }
  const from = Math.min(...degraded.map(each => each.degradedAt ?? NaN));
  const to = Math.max(...degraded.map(each => each.restoredAt ?? NaN));
  return (to - from) / 1_000;
}

function ascending(a: number, b: number): number {
  return a - b;
}

/** Three digits are more than so few deliveries are good for. */
function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
