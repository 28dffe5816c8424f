import { ExpectedFluxState } from './ExpectedFluxState';
import { kustomizationStarts } from './kustomizationStarts.expected';
import { recordedRevisions as revisions } from './recordedRevisions';
import { toExpectedFluxState } from './toExpectedFluxState';

const before = revisions.a0a69e2;
const after = revisions['5b6fc8f'];
const ofCases = revisions['71f7418'];

/** Applies the new revision at once. */
const moved: ExpectedFluxState[] = [
  toExpectedFluxState(['OutOfSync', 'Progressing', 'Running', before, 'none']),
  toExpectedFluxState(['Synced', 'Healthy', 'Succeeded', after, 'none']),
];
/** Waits for its dependency first: the old revision goes on running (DESIGN 2). */
const waitedAndMoved: ExpectedFluxState[] = [
  toExpectedFluxState(['OutOfSync', 'Healthy', 'Running', before, 'none']),
  ...moved,
];

/**
 * The whole of `watch-kustomizations`. Nothing is deleted in it. Each reconcile compares
 * and undoes what a hand changed: no drift, except that a suspended object is not compared.
 */
export const kustomizationWatch: Record<string, ExpectedFluxState[]> = {
  // Those that fail go on failing: a retry is not a new state.
  ...kustomizationStarts,
  'flux-system/dep-b': [
    ...kustomizationStarts['flux-system/dep-b'],
    toExpectedFluxState([
      'Synced',
      'Healthy',
      'Succeeded',
      ofCases,
      'notChecked',
      'suspended',
    ]),
    // Resumed: a new generation, applied from its first event on.
    toExpectedFluxState([
      'OutOfSync',
      'Progressing',
      'Running',
      ofCases,
      'none',
    ]),
    // A requested reconcile follows, with nothing new: no change.
    toExpectedFluxState(['Synced', 'Healthy', 'Succeeded', ofCases, 'none']),
  ],
  'flux-system/unhealthy': [
    ...kustomizationStarts['flux-system/unhealthy'],
    // All applied, the health check timed out; its retry is the same until it ends.
    toExpectedFluxState(['Synced', 'Degraded', 'Failed', ofCases, 'none']),
  ],
  // First seen when the source had moved already.
  'flux-system/bootstrap': moved,
  'flux-system/infrastructure': moved,
  'flux-system/cluster': waitedAndMoved,
  'flux-system/apps': waitedAndMoved,
  'flux-system/inventory-api': [
    // A new revision with the same image.
    toExpectedFluxState([
      'OutOfSync',
      'Progressing',
      'Running',
      '2.0.1',
      'none',
    ]),
    toExpectedFluxState(['Synced', 'Healthy', 'Succeeded', '2.0.1', 'none']),
    // The same revision with a new image: a new generation.
    toExpectedFluxState([
      'OutOfSync',
      'Progressing',
      'Running',
      '2.1.0',
      'none',
    ]),
    toExpectedFluxState(['Synced', 'Healthy', 'Succeeded', '2.1.0', 'none']),
  ],
};
