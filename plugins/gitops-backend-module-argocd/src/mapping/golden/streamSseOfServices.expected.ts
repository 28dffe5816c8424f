import { ExpectedState } from './ExpectedApplication';
import { toExpectedState } from './toExpectedState';

/** A promotion of checkout-api in waves, and a change by hand that self-heal undid. */

const promotion: ExpectedState[] = [
  // The set has written the new tag into spec.source; not compared yet.
  toExpectedState(['Synced', 'Healthy', 'Succeeded', '1.4.2', 'none']),
  // spec.source changed, so it is a new version that waits, not drift.
  toExpectedState(['OutOfSync', 'Healthy', 'Succeeded', '1.4.2', 'none']),
  toExpectedState(['OutOfSync', 'Healthy', 'Running', '1.4.2', 'none']),
  // In history, thus applied, but nothing was compared since: what was said before stands.
  toExpectedState(['OutOfSync', 'Healthy', 'Succeeded', '1.4.2', 'none']),
  // Both images alive: the desired one (recordings 23).
  toExpectedState(['Synced', 'Progressing', 'Succeeded', '1.5.0', 'none']),
  // The set syncs twice more, which changes nothing (recordings 21).
  toExpectedState(['Synced', 'Progressing', 'Running', '1.5.0', 'none']),
  toExpectedState(['Synced', 'Progressing', 'Succeeded', '1.5.0', 'none']),
  toExpectedState(['Synced', 'Progressing', 'Running', '1.5.0', 'none']),
  toExpectedState(['Synced', 'Progressing', 'Succeeded', '1.5.0', 'none']),
  toExpectedState(['Synced', 'Healthy', 'Succeeded', '1.5.0', 'none']),
];

export const rolledOutInStream: Record<string, ExpectedState[]> = {
  'argocd/checkout-api-aws-eks': promotion,
  // The second wave: later, the same. Here it is compared once in the very second in which the sync
  // ended (01:08:48), which tells nothing yet.
  'argocd/checkout-api-gcp-gke': promotion,

  'argocd/inventory-api-gcp-gke': [
    // A sync is requested, not begun.
    toExpectedState(['Synced', 'Healthy', 'Running', '2.0.1', 'none']),
    // An unrelated commit and a change by hand came in one comparison (recordings 24).
    toExpectedState(['OutOfSync', 'Healthy', 'Running', '2.0.1', 'unknown']),
    toExpectedState(['OutOfSync', 'Healthy', 'Succeeded', '2.0.1', 'unknown']),
    // Self-heal.
    toExpectedState(['OutOfSync', 'Healthy', 'Running', '2.0.1', 'unknown']),
    toExpectedState(['Synced', 'Progressing', 'Running', '2.0.1', 'none']),
    toExpectedState(['Synced', 'Progressing', 'Succeeded', '2.0.1', 'none']),
    toExpectedState(['Synced', 'Healthy', 'Succeeded', '2.0.1', 'none']),
  ],
};
