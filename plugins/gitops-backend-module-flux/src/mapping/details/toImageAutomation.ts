import {
  Deployment,
  EngineProblem,
  ImageAutomation,
  parseImage,
} from '@backstage-gitops/plugin-gitops-common';
import {
  Condition,
  ImagePolicy,
  ImageRepository,
  ImageUpdateAutomation,
} from '../../client/wire';
import { toReadableMessage } from '../toReadableMessage';

/** The image objects of one cluster. */
export type ImageObjects = {
  policies: ImagePolicy[];
  repositories: ImageRepository[];
  automations: ImageUpdateAutomation[];
};

/**
 * What moves the images of a Deployment by itself: the policies for an image that it has, and
 * one beside it that is called like its app, as its images may stand in a chart only.
 */
export function toImageAutomation(
  {
    app,
    images,
    namespace: own,
  }: Pick<Deployment, 'app' | 'images' | 'namespace'>,
  objects: ImageObjects,
): ImageAutomation[] {
  const used = images.map(image => parseImage(image).repository);
  return objects.policies.flatMap(policy => {
    const { namespace, name } = policy.metadata;
    const reference = policy.spec.imageRepositoryRef;
    const repository = objects.repositories.find(
      ({ metadata }) =>
        metadata.name === reference.name &&
        metadata.namespace === (reference.namespace ?? namespace),
    );
    const latest = toLatest(policy);
    const image = repository?.spec.image ?? latest?.name;
    const isUsed = image !== undefined && used.includes(image);
    if (!isUsed && !(name === app && namespace === own)) return [];
    const automation = objects.automations.find(
      ({ metadata, status }) =>
        metadata.namespace === namespace &&
        Object.hasOwn(status?.observedPolicies ?? {}, name),
    );
    const error = selectError([
      ['The registry cannot be read', repository?.status?.conditions],
      ['No tag fits', policy.status?.conditions],
      ['The new tag cannot be pushed', automation?.status?.conditions],
    ]);
    const scannedAt = repository?.status?.lastScanResult?.scanTime;
    const { lastPushCommit, lastPushTime } = automation?.status ?? {};
    const isSuspended = [policy, repository, automation].some(
      object => object?.spec.suspend,
    );
    return {
      tool: 'flux' as const,
      image: image ?? reference.name,
      policy: toPolicyText(policy),
      name,
      ...(latest && { latestTag: latest.tag }),
      ...(scannedAt && { scannedAt }),
      ...(lastPushCommit && { pushedCommit: lastPushCommit }),
      ...(lastPushTime && { pushedAt: lastPushTime }),
      ...(isSuspended && { suspended: true }),
      ...(error && { error }),
    };
  });
}

function toLatest({
  status,
}: ImagePolicy): { name: string; tag: string } | undefined {
  if (status?.latestRef) return status.latestRef;
  if (!status?.latestImage) return undefined;
  const { repository, tag = '' } = parseImage(status.latestImage);
  return { name: repository, tag };
}

function toPolicyText({ spec }: ImagePolicy): string {
  const { semver, numerical, alphabetical } = spec.policy;
  const rule =
    (semver && `semver ${semver.range}`) ||
    (numerical && `numerical ${numerical.order ?? 'asc'}`) ||
    (alphabetical && `alphabetical ${alphabetical.order ?? 'asc'}`) ||
    'unknown';
  const { pattern } = spec.filterTags ?? {};
  return pattern ? `${rule}, tags matching ${pattern}` : rule;
}

function selectError(
  sets: [what: string, conditions: Condition[] | null | undefined][],
): EngineProblem | undefined {
  for (const [what, conditions] of sets) {
    const ready = conditions?.find(
      ({ type, status }) => type === 'Ready' && status === 'False',
    );
    if (ready) {
      return {
        code: ready.reason || 'Failure',
        message: `${what}: ${toReadableMessage(ready.message)}`,
      };
    }
  }
  return undefined;
}
