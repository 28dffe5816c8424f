import { deriveCommit } from './deriveCommit';
import { DeliveryWrite } from './DeliveryWrite';
import { deriveProgress } from './deriveProgress';
import { DeliveryState, HistoryState } from './HistoryState';
import { KeptTransition } from './KeptTransition';
import { RowSight } from './RowSight';
import { selectAppliedCommit } from './selectAppliedCommit';
import { selectDeliveryStart } from './selectDeliveryStart';
import { toConfigurationHash } from './toConfigurationHash';
import { toConfigurationText } from './toConfigurationText';
import { toOperationKey } from './toOperationKey';

/**
 * The delivery of a row that is current: whether one began, what became known of it, and how it ended.
 *
 * @param present - the axes as they are now, and which of them changed just now
 * @returns what changes in the state, and what is to be kept
 */
export function deriveDelivery(
  before: HistoryState | undefined,
  sight: RowSight,
  present: {
    sequence: number;
    axes: HistoryState['axes'];
    transitions: readonly KeptTransition[];
  },
): {
  state: Partial<HistoryState>;
  transitions: KeptTransition[];
  deliveries: DeliveryWrite[];
} {
  const { row } = sight;
  const { sequence, axes } = present;
  const seenAt = sight.seenAt.getTime();
  const applied = selectAppliedCommit(sight);
  const start = selectDeliveryStart(before, sight, {
    transitions: present.transitions,
    applied,
  });
  const transitions: KeptTransition[] = [];
  const writes = new Map<number, DeliveryWrite>();
  const patch = (id: number, values: Partial<DeliveryWrite['values']>) => {
    const known = writes.get(id);
    writes.set(id, {
      id,
      isNew: known?.isNew ?? false,
      values: { ...known?.values, ...values },
    } as DeliveryWrite);
  };

  let delivery = before?.delivery;
  let broken = before?.broken;
  if (start) {
    const startedAt = toStart(before, sight, present.transitions);
    if (delivery?.outcome === 'Running') {
      patch(delivery.id, { outcome: 'Superseded', finishedAt: startedAt });
    }
    if (delivery?.degradedAt) {
      broken = { id: delivery.id, degradedAt: delivery.degradedAt };
    }
    const { change, outcome } = start;
    const hasVersion =
      change === 'version' || (change === 'first' && row.version);
    delivery = {
      id: sequence,
      outcome,
      startedAt,
      ...(hasVersion && { hasVersion: true as const }),
      ...(outcome === 'Failed' && {
        finishedAt: axes.operation?.at ?? seenAt,
        attempted: row.revision.desired,
      }),
    } satisfies DeliveryState;
    const configuration = toConfigurationHash(row);
    const revision =
      outcome === 'Failed' ? row.revision.desired : row.revision.applied;
    writes.set(sequence, {
      id: sequence,
      isNew: true,
      values: {
        app: row.app,
        ...(row.environment && { environment: row.environment }),
        change,
        ...(outcome !== 'Failed' &&
          axes.version &&
          row.version && { version: row.version }),
        ...(revision && { revision }),
        ...(configuration && { configuration }),
        startedAt,
        outcome,
        ...(outcome === 'Failed' && {
          finishedAt: axes.operation?.at ?? seenAt,
          ...(row.operation?.message && { message: row.operation.message }),
        }),
      },
    });
  } else if (delivery) {
    // What was under way shows its version now, or it had none to show until now.
    const version = present.transitions.find(each => each.axis === 'version');
    if (version && row.version) {
      const { attempted: _over, ...rest } = delivery;
      delivery = { ...rest, hasVersion: true };
      patch(delivery.id, {
        version: row.version,
        ...(version.from !== undefined && { change: 'version' }),
      });
    }
  }

  const commit = deriveCommit(before, sight, { applied, delivery, start });
  if (delivery && commit.isOfDelivery && applied) {
    const { attempted: _over, ...rest } = delivery;
    delivery = { ...rest, commit: applied.key };
    if (applied.commit) {
      delivery.hasCommit = true;
      patch(delivery.id, { commit: applied.commit });
    }
  }
  if (start?.change === 'configuration' && start.outcome !== 'Failed') {
    const to = start.isOfCommit ? applied?.key : toConfigurationText(row);
    transitions.push({
      sequence,
      axis: 'configuration',
      ...(axes.configuration && { from: axes.configuration.to }),
      to: to ?? '',
      at: delivery?.startedAt ?? seenAt,
      ...(start.isOfCommit &&
        applied?.commit?.message && { message: applied.commit.message }),
    });
  }
  if (!before) {
    const to = applied?.key ?? toConfigurationText(row);
    const first = { sequence, axis: 'configuration', to, at: seenAt } as const;
    if (to) transitions.push(first);
  }

  const progress = deriveProgress({ delivery, broken }, row, { axes, seenAt });
  progress.patches.forEach(({ id, values }) => patch(id, values));

  const hash = toConfigurationHash(row);
  const takesHash = !before?.configuration || start !== undefined;
  const configuration = transitions.at(-1);
  return {
    transitions,
    deliveries: [...writes.values()],
    state: {
      ...commit.state,
      delivery: progress.delivery,
      broken: progress.broken,
      ...(hash && takesHash && { configuration: hash }),
      ...(configuration && {
        axes: {
          ...axes,
          configuration: {
            to: configuration.to,
            at: configuration.at,
            ...(!before && { isFirstSight: true as const }),
          },
        },
      }),
    },
  };
}

/** The operation that brings it began it, if it is a new one, else what was seen to change. */
function toStart(
  before: HistoryState | undefined,
  { row, seenAt }: RowSight,
  transitions: readonly KeptTransition[],
): number {
  const seen = seenAt.getTime();
  const operation = Date.parse(row.operation?.startedAt ?? '');
  const isNew =
    before?.commitOperation !== toOperationKey(row) &&
    operation <= seen &&
    operation > (before?.delivery?.finishedAt ?? -Infinity);
  if (isNew) return operation;
  const version = transitions.find(({ axis }) => axis === 'version');
  return Math.max(version?.at ?? seen, before?.delivery?.startedAt ?? 0);
}
