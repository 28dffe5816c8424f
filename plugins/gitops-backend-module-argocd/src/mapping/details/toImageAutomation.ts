import {
  ImageAutomation,
  parseImage,
} from '@backstage-gitops/plugin-gitops-common';
import { ApplicationDetail } from '../../client/ApplicationDetail';
import { ImageUpdaterObject } from '../../client/live/ImageUpdaterObject';
import { toSafeText } from '../toSafeText';

const PREFIX = 'argocd-image-updater.argoproj.io/';

type Settings = { updateStrategy?: string; allowTags?: string };

/**
 * The images that the annotations of an Application let Argo CD Image Updater move: the way of its versions
 * before 1.0, and of newer ones where they are told to. What came of it, it writes nowhere in the Application.
 */
export function toAnnotatedAutomation({
  metadata,
}: ApplicationDetail): ImageAutomation[] {
  const { annotations, name } = metadata;
  const listed = annotations[`${PREFIX}image-list`] ?? '';
  return listed
    .split(',')
    .map(each => each.trim())
    .filter(Boolean)
    .map(each => {
      const [, alias, image] = /^(?:([^=/]+)=)?(.+)$/.exec(each) ?? [];
      const read = (key: string) =>
        (alias && annotations[`${PREFIX}${alias}.${key}`]) ||
        annotations[`${PREFIX}${key}`];
      return toAutomation(image ?? each, name, {
        updateStrategy: read('update-strategy'),
        allowTags: read('allow-tags'),
      });
    });
}

/**
 * What an ImageUpdater moves of an Application.
 *
 * @param updater - as it is now
 * @param application - name of the Application
 */
export function toUpdaterAutomation(
  updater: ImageUpdaterObject,
  application: string,
): ImageAutomation[] {
  const { metadata, spec, status } = updater;
  const failing = status?.conditions.find(
    ({ type, status: state }) =>
      (type === 'Error' && state === 'True') ||
      (type === 'Ready' && state === 'False'),
  );
  return spec.applicationRefs
    .filter(({ namePattern }) => isMatching(namePattern, application))
    .flatMap(({ images, commonUpdateSettings }) =>
      images.map(({ alias, imageName, ...own }) => {
        const [update] = (status?.recentUpdates ?? [])
          .filter(each => alias && each.alias === alias)
          .sort((left, right) =>
            (right.updatedAt ?? '').localeCompare(left.updatedAt ?? ''),
          );
        return {
          ...toAutomation(imageName, metadata.name, {
            ...dropAbsent(spec.commonUpdateSettings),
            ...dropAbsent(commonUpdateSettings),
            ...dropAbsent(own.commonUpdateSettings),
          }),
          ...(update?.newVersion && { latestTag: update.newVersion }),
          ...(status?.lastCheckedAt && { scannedAt: status.lastCheckedAt }),
          ...(update?.updatedAt && { pushedAt: update.updatedAt }),
          ...(failing && {
            error: {
              code: failing.reason ?? 'UpdateFailed',
              message: toSafeText(
                failing.message ?? 'The updater does not say why it fails.',
              ),
            },
          }),
        };
      }),
    );
}

function dropAbsent(settings: Settings | undefined): Settings {
  return Object.fromEntries(
    Object.entries(settings ?? {}).filter(([, value]) => value),
  );
}

/** The constraint stands where an image has its tag: `ghcr.io/org/app:~1.2`. */
function toAutomation(
  image: string,
  name: string,
  { updateStrategy = 'semver', allowTags }: Settings,
): ImageAutomation {
  const { repository } = parseImage(image);
  const constraint = image.startsWith(`${repository}:`)
    ? image.slice(repository.length + 1)
    : undefined;
  const tags = allowTags?.replace(/^regexp:/, '');
  return {
    tool: 'argocd-image-updater',
    image: repository,
    policy: [
      [updateStrategy, constraint].filter(Boolean).join(' '),
      ...(tags ? [`tags matching ${tags}`] : []),
    ].join(', '),
    name,
  };
}

/** Where a star stands for anything, and a question mark for one character. */
function isMatching(pattern: string, name: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`).test(name);
}
