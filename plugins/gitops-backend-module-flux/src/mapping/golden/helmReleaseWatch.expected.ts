import { ExpectedFluxState } from './ExpectedFluxState';
import { toExpectedFluxState } from './toExpectedFluxState';

/**
 * The whole of `watch-helmreleases`. Its HelmChart is not recorded, so something new shows only as a
 * new generation, a new attempted revision, or Ready=Unknown with an action running.
 * Drift detection is on all the time, and this helm-controller tells drift in no condition.
 */
export const helmReleaseWatch: Record<string, ExpectedFluxState[]> = {
  'flux-system/checkout-api': [
    // Reconciling, "Fulfilling prerequisites": nothing new yet.
    toExpectedFluxState(['Synced', 'Healthy', 'Succeeded', '1.4.2', 'unknown']),
    // A new commit made a new chart; the values stayed.
    toExpectedFluxState([
      'OutOfSync',
      'Progressing',
      'Running',
      '1.4.2',
      'unknown',
    ]),
    toExpectedFluxState(['Synced', 'Healthy', 'Succeeded', '1.4.2', 'unknown']),
    // The new tag.
    toExpectedFluxState([
      'OutOfSync',
      'Progressing',
      'Running',
      '1.5.0',
      'unknown',
    ]),
    toExpectedFluxState(['Synced', 'Healthy', 'Succeeded', '1.5.0', 'unknown']),
    // Another drift mode: a new generation, for a moment without a ready chart (SourceNotReady), then
    // a new chart object (recordings 10). It is on its way all the time.
    toExpectedFluxState([
      'OutOfSync',
      'Progressing',
      'Running',
      '1.5.0',
      'unknown',
    ]),
    // Two reconciles follow, one by request, with nothing new: no change. The drift they find is only
    // in Events.
    toExpectedFluxState(['Synced', 'Healthy', 'Succeeded', '1.5.0', 'unknown']),
    // The tag that never starts.
    toExpectedFluxState([
      'OutOfSync',
      'Progressing',
      'Running',
      'bad',
      'unknown',
    ]),
    // Failed, rolled back, and still not what Git says. The tag in the spec is not what runs any more;
    // the chart deployed last is all this object proves.
    toExpectedFluxState([
      'OutOfSync',
      'Degraded',
      'Failed',
      '0.1.0+5b6fc8f5a89a.2',
      'unknown',
    ]),
  ],
};
