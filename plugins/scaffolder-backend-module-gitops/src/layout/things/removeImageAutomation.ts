import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';

const folder = 'image-automation';

/** Removes what follows the images of a service on a cluster; the folder is kept for Flux. */
export function removeImageAutomation(
  draft: FileDraft,
  service: string,
  { cluster }: { cluster: string },
): void {
  draft.remove(layoutPaths.clusterPart(cluster, folder, service));
  const rest = draft.list(`clusters/${cluster}/${folder}`);
  const isAlone =
    rest.length === 1 &&
    rest[0] === layoutPaths.clusterPart(cluster, folder, 'update');
  if (isAlone) {
    // Nothing is left to follow: the whole part goes, with the Kustomization that reads it.
    draft.remove(rest[0]);
    draft.remove(layoutPaths.fluxPart(cluster, folder));
  }
}
