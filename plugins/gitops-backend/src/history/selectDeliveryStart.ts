import { Delivery } from '@backstage-gitops/plugin-gitops-common';
import { HistoryState } from './HistoryState';
import { isSettled } from './isSettled';
import { KeptTransition } from './KeptTransition';
import { RowSight } from './RowSight';
import { AppliedCommit } from './selectAppliedCommit';
import { toConfigurationHash } from './toConfigurationHash';
import { toOperationKey } from './toOperationKey';

/** A delivery that begins. */
export type DeliveryStart = {
  change: Delivery['change'];
  /** `Unknown`: it was over when we first looked. `Failed`: the attempt is all there was. */
  outcome: 'Running' | 'Unknown' | 'Failed';
  /** A commit tells that the configuration changed. */
  isOfCommit?: true;
};

/**
 * Whether a delivery begins: at first sight, when the version or what is deployed changed, when a
 * commit that touched it was applied, or when bringing a new revision failed before it changed anything.
 * A moved revision alone begins none, nor does a commit that no operation applied.
 *
 * @param seen - which axes changed just now, and what tells its configuration
 */
export function selectDeliveryStart(
  before: HistoryState | undefined,
  { row }: RowSight,
  seen: {
    transitions: readonly KeptTransition[];
    applied: AppliedCommit | undefined;
  },
): DeliveryStart | undefined {
  if (!before) {
    // What is only being updated may be so for a push that does not concern it.
    const isUnderWay =
      row.health === 'Missing' || (!row.revision.applied && !isSettled(row));
    return { change: 'first', outcome: isUnderWay ? 'Running' : 'Unknown' };
  }
  const { delivery } = before;
  const isRunning = delivery?.outcome === 'Running';
  const wasAttempted =
    delivery?.attempted !== undefined &&
    delivery.attempted === row.revision.desired;

  const version = seen.transitions.find(({ axis }) => axis === 'version');
  if (version?.from !== undefined) {
    // A change of what is deployed brought it: that delivery goes on.
    const goesOn = isRunning && !delivery.hasVersion;
    return goesOn || wasAttempted
      ? undefined
      : { change: 'version', outcome: 'Running' };
  }
  const hasOperated = before.commitOperation !== toOperationKey(row);
  const hash = toConfigurationHash(row);
  if (
    hash &&
    before.configuration &&
    hash !== before.configuration &&
    (row.sync !== 'Synced' || hasOperated)
  ) {
    return { change: 'configuration', outcome: 'Running' };
  }
  const { applied } = seen;
  if (applied && before.commit && applied.key !== before.commit) {
    const isApplied = row.kind === 'Kustomization' || hasOperated;
    const isKnownAlready =
      !delivery || mayHaveBrought(before, applied) || wasAttempted;
    return isApplied && !isKnownAlready
      ? { change: 'configuration', outcome: 'Running', isOfCommit: true }
      : undefined;
  }
  const failure = seen.transitions.find(({ axis }) => axis === 'operation');
  const hasFailed = failure?.to === 'Failed' || failure?.to === 'Error';
  const isWaiting = row.revision.desired !== row.revision.applied;
  return hasFailed && !isRunning && isWaiting
    ? { change: 'configuration', outcome: 'Failed' }
    : undefined;
}

/**
 * Commits are told after what they changed: one that is told while a delivery runs, or that was made
 * before it ended, brought it. One made later begins the next.
 */
export function mayHaveBrought(
  { delivery }: Pick<HistoryState, 'delivery'>,
  { commit }: AppliedCommit,
): boolean {
  if (!delivery || delivery.commit || delivery.outcome === 'Unknown') {
    return false;
  }
  const { finishedAt } = delivery;
  const madeAt = Date.parse(commit?.at ?? '');
  return !finishedAt || !(madeAt > finishedAt);
}
