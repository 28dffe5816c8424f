import { FollowedKind } from './FollowedKind';

const resource = { group: '', version: 'v1', plural: 'events' };

/**
 * The Events that tell drift: those about HelmReleases, and of those about Kustomizations the ones that
 * list what was applied. A field selector cannot say "this or that", hence two.
 */
export const eventKinds: readonly FollowedKind[] = [
  'involvedObject.kind=HelmRelease',
  'involvedObject.kind=Kustomization,reason=Progressing',
].map(fieldSelector => ({
  kind: 'Event',
  resource,
  selection: { fieldSelector },
}));
