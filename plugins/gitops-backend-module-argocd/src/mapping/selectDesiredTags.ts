import { parseImage } from '@backstage-gitops/plugin-gitops-common';
import { Application, ApplicationSource } from '../client/Application';
import { selectSources } from './selectSources';

const MAX_DEPTH = 5;
const IMAGE_KEY = /image$/i;
const TAG_PARAMETER = /(^|\.|image)tag$/i;

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
  return (syncResult?.resources ?? [])
    .flatMap(resource => resource.images)
    .flatMap(image => parseImage(image).tag ?? []);
}

/** Tags that one source asks for. */
export function selectTagsOfSource({
  helm,
  kustomize,
}: ApplicationSource): string[] {
  return [
    ...selectTagsOfValues(helm?.valuesObject, MAX_DEPTH),
    ...selectTagsOfValues(helm?.values, MAX_DEPTH),
    ...(helm?.parameters ?? []).flatMap(({ name, value }) =>
      name && value && TAG_PARAMETER.test(name) ? [value] : [],
    ),
    ...(kustomize?.images ?? []).flatMap(
      // `old=new:tag` replaces, `name:tag` only sets the tag.
      image => parseImage(image.split('=').pop() ?? '').tag ?? [],
    ),
  ];
}

function selectTagsOfValues(values: unknown, depth: number): string[] {
  if (!isObject(values) || depth === 0) return [];
  return Object.entries(values).flatMap(([key, value]) => {
    const tag = IMAGE_KEY.test(key) && isObject(value) ? value.tag : undefined;
    return [
      ...(typeof tag === 'string' || typeof tag === 'number'
        ? [String(tag)]
        : []),
      ...selectTagsOfValues(value, depth - 1),
    ];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
