import { parseImage } from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';
import { ApplicationSource } from '../client/ApplicationSource';
import { selectSources } from './selectSources';

/**
 * Tags that the sources ask for: `image.tag` in Helm values, wherever it stands, Helm parameters of
 * that name, and Kustomize's images. Where the sources name no tag that runs, those of the last sync.
 * While several ReplicaSets are alive Argo CD lists every image (recordings 23); these tell which one
 * is meant.
 *
 * @param application - the Application
 * @param images - what runs
 */
export function selectDesiredTags(
  application: Application,
  images: readonly string[],
): string[] {
  const wanted = selectSources(application).flatMap(selectTagsOfSource);
  const running = images.map(image => parseImage(image).tag);
  if (wanted.some(tag => running.includes(tag))) return wanted;
  const { operation, syncResult } = application.status?.operationState ?? {};
  if (operation?.sync?.dryRun) return [];
  return (syncResult?.resources ?? []).flatMap(
    image => parseImage(image).tag ?? [],
  );
}

/** Tags that one source asks for. */
export function selectTagsOfSource({
  tags,
  images,
}: ApplicationSource): string[] {
  return [
    ...tags,
    // `old=new:tag` replaces, `name:tag` only sets the tag.
    ...images.flatMap(
      image => parseImage(image.split('=').pop() ?? '').tag ?? [],
    ),
  ];
}
