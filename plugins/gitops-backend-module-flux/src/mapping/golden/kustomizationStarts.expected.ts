import { ExpectedFluxState } from './ExpectedFluxState';
import { recordedRevisions as revisions } from './recordedRevisions';
import { toExpectedFluxState } from './toExpectedFluxState';

const applied = revisions['71f7418'];

/** Created, no condition yet: never looked at. */
const blank = toExpectedFluxState([
  'Unknown',
  'Missing',
  undefined,
  undefined,
  'unknown',
]);
/** The first revision is being applied. */
const starting = toExpectedFluxState([
  'OutOfSync',
  'Progressing',
  'Running',
  undefined,
  'none',
]);
/** Refused, and retried every ten seconds: each retry is the same failure until it ends otherwise. */
const refused = toExpectedFluxState([
  'OutOfSync',
  'Missing',
  'Failed',
  undefined,
  'none',
]);
/** Waits for a dependency, nothing applied yet. */
const waiting = toExpectedFluxState([
  'OutOfSync',
  'Missing',
  'Running',
  undefined,
  'none',
]);
/** No source, or one without an artifact. */
const withoutSource = toExpectedFluxState([
  'Unknown',
  'Missing',
  'Failed',
  undefined,
  'unknown',
]);
const steady = toExpectedFluxState([
  'Synced',
  'Healthy',
  'Succeeded',
  applied,
  'none',
]);

/**
 * The first four seconds of the Flux cases, from their creation: all of `watch-timeout`, and how
 * `watch-kustomizations` begins. Ready=True at this generation means applied, also in the one event in
 * which `lastAppliedRevision` is not written yet. Where nothing was ever applied nothing can have
 * drifted; where it is not even known what to apply, nobody can tell.
 */
export const kustomizationStarts: Record<string, ExpectedFluxState[]> = {
  'flux-system/dep-b': [blank, starting, steady],
  'flux-system/dep-a': [blank, waiting, starting, steady],
  'flux-system/dep-never': [blank, waiting],
  'flux-system/bad-manifest': [blank, starting, refused],
  'flux-system/bad-path': [blank, starting, refused],
  'flux-system/subst-missing': [blank, starting, refused],
  'flux-system/bad-source': [blank, withoutSource],
  'flux-system/no-source': [blank, withoutSource],
  'flux-system/unhealthy': [blank, starting],
};
