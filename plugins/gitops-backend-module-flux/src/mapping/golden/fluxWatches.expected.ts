import { ExpectedFluxState } from './ExpectedFluxState';
import { helmReleaseWatch } from './helmReleaseWatch.expected';
import { kustomizationStarts } from './kustomizationStarts.expected';
import { kustomizationWatch } from './kustomizationWatch.expected';

/**
 * What each object passes through in the recorded watches, by recording and `namespace/name`. Written
 * by hand.
 *
 * One state is taken at each event of the object itself, with the memory of its earlier events, and
 * with each GitRepository as `watch-gitrepositories` had shown it by then (all watches were opened
 * together, so `atMs` orders them): `cases` has no artifact before 1,017 ms and is at 71f7418 from then
 * on, `platform-gitops` is at 5b6fc8f before the first event of any Kustomization that uses it, `gone`
 * never has an artifact. No HelmChart and no workload is known.
 */
export const expectedFluxWatches: Record<
  string,
  Record<string, ExpectedFluxState[]>
> = {
  'watch-kustomizations': kustomizationWatch,
  'watch-timeout': kustomizationStarts,
  'watch-helmreleases': helmReleaseWatch,
};
