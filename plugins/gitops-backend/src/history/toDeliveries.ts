import { Delivery } from '@backstage-gitops/plugin-gitops-common';
import { EngineDelivery } from '@backstage-gitops/plugin-gitops-node';
import { foldEngineDeliveries } from './foldEngineDeliveries';
import { KeptDelivery } from './KeptDelivery';
import { markRollbacks } from './markRollbacks';
import { toContent } from './toContent';

/** Engines tell whole seconds. */
const TOLERANCE_MS = 2_000;

type Merged = KeptDelivery &
  Pick<Delivery, 'seenBy' | 'engineEntry'> & { key: string };

/**
 * The deliveries of a Deployment, newest first: those we saw, and before them those that its engine
 * remembers from before we looked. What the engine wrote down later than that we saw ourselves: where
 * we kept none, nothing changed.
 *
 * @param kept - in any order
 * @param told - by the engine, oldest first
 * @param seenSince - milliseconds: when we looked for the first time
 */
export function toDeliveries(
  kept: readonly KeptDelivery[],
  told: readonly EngineDelivery[],
  seenSince: number,
): Delivery[] {
  const ours = [...kept].sort((a, b) => a.id - b.id);
  const [first] = ours;
  const earlier = foldEngineDeliveries(
    told.filter(
      ({ finishedAt }) => Date.parse(finishedAt) <= seenSince + TOLERANCE_MS,
    ),
  );
  const isKnownByEngine =
    first?.change === 'first' &&
    first.outcome === 'Unknown' &&
    earlier.length > 0;
  const merged: Merged[] = [
    ...earlier.map((each, index) =>
      fromEngine(
        each,
        isKnownByEngine && index === earlier.length - 1 ? first : undefined,
        index === 0,
      ),
    ),
    ...(isKnownByEngine ? ours.slice(1) : ours).map(each => ({
      ...each,
      ...toEngineEntry(each, ours, told),
      seenBy: 'history' as const,
      key: String(each.id),
    })),
  ];
  return markRollbacks(
    merged.map(each => ({ ...each, id: each.key })),
    each => toContent(each),
  )
    .map(toDelivery)
    .reverse();
}

/** @param ours - what we saw of the same when we looked for the first time */
function fromEngine(
  told: EngineDelivery,
  ours: KeptDelivery | undefined,
  isFirst: boolean,
): Merged {
  const finishedAt = Date.parse(told.finishedAt);
  const startedAt = Date.parse(told.startedAt ?? '');
  const version = told.version ?? ours?.version;
  const revision = told.revision ?? ours?.revision;
  const outcomes = {
    Succeeded: 'Healthy',
    Failed: 'Failed',
    Unknown: 'Unknown',
  } as const;
  return {
    deployment: ours?.deployment ?? '',
    id: 0,
    key: `engine-${finishedAt}`,
    app: ours?.app ?? '',
    change: isFirst ? 'first' : toChange(told),
    ...(version && { version }),
    ...(revision && { revision }),
    ...(told.configuration && { configuration: told.configuration }),
    ...(ours?.commit && { commit: ours.commit }),
    ...(told.by && { by: told.by }),
    ...(told.entry && { engineEntry: told.entry }),
    startedAt: startedAt <= finishedAt ? startedAt : finishedAt,
    finishedAt,
    outcome: outcomes[told.outcome],
    seenBy: 'engine',
  };
}

/** Where the engine wrote down the same: after it began and before the next one did. */
function toEngineEntry(
  delivery: KeptDelivery,
  ours: readonly KeptDelivery[],
  told: readonly EngineDelivery[],
): Pick<Delivery, 'engineEntry'> {
  const next = ours[ours.indexOf(delivery) + 1];
  const from = delivery.startedAt - TOLERANCE_MS;
  const to = next ? next.startedAt - TOLERANCE_MS : Infinity;
  const found = told.findLast(({ finishedAt, version, revision }) => {
    const at = Date.parse(finishedAt);
    const isSame =
      version && delivery.version
        ? version.value === delivery.version.value
        : revision === delivery.revision;
    return at >= from && at < to && isSame;
  });
  return found?.entry ? { engineEntry: found.entry } : {};
}

function toChange({ version }: EngineDelivery): Delivery['change'] {
  return version ? 'version' : 'configuration';
}

function toDelivery(
  each: Omit<Merged, 'id'> &
    Pick<Delivery, 'id' | 'rollbackTo' | 'rolledBackBy'>,
): Delivery {
  const { startedAt, finishedAt, rollbackTo, rolledBackBy } = each;
  return {
    id: each.id,
    change: each.change,
    ...(each.version && { version: each.version }),
    ...(each.revision && { revision: each.revision }),
    ...(each.commit && { commit: each.commit }),
    ...(each.by && { by: each.by }),
    startedAt: new Date(startedAt).toISOString(),
    ...(finishedAt !== undefined && {
      finishedAt: new Date(finishedAt).toISOString(),
      durationSeconds: Math.floor((finishedAt - startedAt) / 1_000),
    }),
    outcome: each.outcome,
    ...(each.message && { message: each.message }),
    ...(rollbackTo && { rollbackTo }),
    ...(rolledBackBy && { rolledBackBy }),
    ...(each.engineEntry && { engineEntry: each.engineEntry }),
    seenBy: each.seenBy,
  };
}
