import { ExpectedState } from './ExpectedApplication';
import { toExpectedState } from './toExpectedState';

/** Applications of project cases: created, synced by a person, changed by hand, rolled back, deleted. */

/** Created: no status at all. */
const blank = toExpectedState([
  'Unknown',
  'Unknown',
  undefined,
  undefined,
  'unknown',
]);
/** Compared, never deployed: nothing there that a hand could have changed. */
const missing = toExpectedState([
  'OutOfSync',
  'Missing',
  undefined,
  undefined,
  'none',
]);
const firstSync = toExpectedState([
  'OutOfSync',
  'Missing',
  'Running',
  undefined,
  'none',
]);
/** It is applied, but not compared since and no image is known yet: what was said before stands. */
const applied = toExpectedState([
  'OutOfSync',
  'Missing',
  'Succeeded',
  undefined,
  'none',
]);
const started = toExpectedState([
  'OutOfSync',
  'Healthy',
  'Succeeded',
  undefined,
  'none',
]);

export const casesInStream: Record<string, ExpectedState[]> = {
  'argocd/drift': [
    blank,
    missing,
    firstSync,
    applied,
    started,
    toExpectedState(['Synced', 'Progressing', 'Succeeded', '1.0.0', 'none']),
    toExpectedState(['Synced', 'Healthy', 'Succeeded', '1.0.0', 'none']),
    // Scaled by hand: no commit, nothing running, compared after the sync.
    toExpectedState([
      'OutOfSync',
      'Progressing',
      'Succeeded',
      '1.0.0',
      'drifted',
    ]),
    // Then Git moves too. It *became* OutOfSync by hand (recordings 24), and nothing was synced since:
    // in a shared repository any commit would hide the drift else.
    toExpectedState(['OutOfSync', 'Healthy', 'Succeeded', '1.0.0', 'drifted']),
    // A sync begins, and what the hand did goes with it.
    toExpectedState(['OutOfSync', 'Healthy', 'Running', '1.0.0', 'unknown']),
    toExpectedState(['OutOfSync', 'Healthy', 'Succeeded', '1.0.0', 'unknown']),
    toExpectedState(['Synced', 'Progressing', 'Succeeded', '1.0.0', 'none']),
    // Both images are alive; the sync asked for 1.1.0 (`syncResult.resources[].images`).
    toExpectedState(['Synced', 'Progressing', 'Succeeded', '1.1.0', 'none']),
    toExpectedState(['Synced', 'Healthy', 'Succeeded', '1.1.0', 'none']),
    // A rollback to the first commit, called Synced until the next comparison.
    toExpectedState(['Synced', 'Healthy', 'Running', '1.1.0', 'none']),
    toExpectedState(['Synced', 'Healthy', 'Succeeded', '1.1.0', 'none']),
    // Rolled back, not drifted; both images alive, the sync asked for 1.0.0.
    toExpectedState(['OutOfSync', 'Progressing', 'Succeeded', '1.0.0', 'none']),
    toExpectedState(['OutOfSync', 'Healthy', 'Succeeded', '1.0.0', 'none']),
    // A pod is replaced meanwhile (the event comes right behind a keepalive).
    toExpectedState(['OutOfSync', 'Progressing', 'Succeeded', '1.0.0', 'none']),
    toExpectedState(['OutOfSync', 'Healthy', 'Succeeded', '1.0.0', 'none']),
  ],
  // Same name, other namespace: nothing of the above touches it.
  'team-a/drift': [
    blank,
    missing,
    firstSync,
    applied,
    started,
    toExpectedState(['Synced', 'Healthy', 'Succeeded', '1.0.0', 'none']),
    // OutOfSync with the second commit: the commit or a hand in the same comparison.
    toExpectedState(['OutOfSync', 'Healthy', 'Succeeded', '1.0.0', 'unknown']),
  ],
  'argocd/broken': [
    blank,
    missing,
    firstSync,
    // Nothing of it is deployed, so a second commit changes nothing either.
    toExpectedState(['OutOfSync', 'Missing', 'Failed', undefined, 'none']),
  ],
  'argocd/bad-image': [
    blank,
    missing,
    firstSync,
    applied,
    toExpectedState(['Synced', 'Progressing', 'Succeeded', 'bad', 'none']),
  ],
  'argocd/multi': [
    blank,
    missing,
    firstSync,
    applied,
    // One event without images.
    toExpectedState(['Synced', 'Progressing', 'Succeeded', undefined, 'none']),
    toExpectedState(['Synced', 'Progressing', 'Succeeded', '1.4.2', 'none']),
    toExpectedState(['Synced', 'Healthy', 'Succeeded', '1.4.2', 'none']),
  ],
  'argocd/bad-path': [
    blank,
    toExpectedState(['Unknown', 'Healthy', undefined, undefined, 'unknown']),
    'deleted',
  ],
  'argocd/bad-revision': [
    blank,
    // Compared once at main, before it was made to track v9.
    missing,
    toExpectedState(['Unknown', 'Healthy', undefined, undefined, 'unknown']),
  ],
  // The condition arrives before the status, which then says Unknown itself.
  'argocd/bad-cluster': [blank],
  'argocd/bad-project': [blank, missing, blank],
  'argocd/going': [
    blank,
    missing,
    firstSync,
    applied,
    started,
    toExpectedState(['Synced', 'Progressing', 'Succeeded', '1.1.0', 'none']),
    toExpectedState(['Synced', 'Healthy', 'Succeeded', '1.1.0', 'none']),
    // Being deleted: the workload goes first and takes its image along.
    toExpectedState(['Synced', 'Progressing', 'Succeeded', undefined, 'none']),
    toExpectedState([
      'OutOfSync',
      'Progressing',
      'Succeeded',
      undefined,
      'none',
    ]),
    toExpectedState(['OutOfSync', 'Missing', 'Succeeded', undefined, 'none']),
    'deleted',
  ],
};
