import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';

/** Removes what follows the images of a service behind Argo CD, and its Application with the last one. */
export function removeImageUpdater(draft: FileDraft, service: string): void {
  const path = layoutPaths.imageUpdater(service);
  if (!draft.has(path)) return;
  draft.remove(path);
  // Argo CD calls a folder that Git forgot an error.
  if (draft.list('bootstrap/image-updater').length === 0) {
    draft.remove(layoutPaths.argocdImageUpdater);
  }
}
