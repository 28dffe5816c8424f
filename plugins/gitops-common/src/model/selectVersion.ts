import { Version } from './Deployment';
import { parseImage } from './parseImage';

/**
 * What a version can be told from. All parts are optional; the more, the better the answer.
 *
 * @public
 */
export type VersionEvidence = {
  /** The app, to tell its image from sidecars: the repository's last part = app is the main image. */
  app: string;
  /** Value of `gitops/version-image`: a repository, whole or its last part. */
  versionImage?: string;
  /** Values of `app.kubernetes.io/version` on the workloads. Used when they agree. */
  workloadVersions?: readonly string[];
  /** Images that run or should run. */
  images: readonly string[];
  /** Tags that the source asks for: while an update runs, two images of one repository are alive. */
  desiredTags?: readonly string[];
  /** appVersion of the chart. */
  chartAppVersion?: string;
  /** The applied revision. */
  revision?: string;
};

/**
 * Chooses what a person calls the version, by the first rule that has an answer:
 * the image named by `gitops/version-image`, `app.kubernetes.io/version` of the workloads, the tag of
 * the main image, the chart's appVersion, the revision. Among several tags of one image the desired
 * one wins: while several ReplicaSets are alive Argo CD lists them all (`status.summary.images`).
 *
 * @returns undefined when there is no evidence at all.
 * @public
 */
export function selectVersion(evidence: VersionEvidence): Version | undefined {
  const { app, versionImage, workloadVersions = [], images } = evidence;

  if (versionImage) {
    const named = selectTag(
      images.filter(image => isRepository(image, versionImage)),
      evidence.desiredTags,
    );
    if (named) return { value: named, rule: 'image-annotation' };
  }
  const [label, ...otherLabels] = new Set(workloadVersions.filter(Boolean));
  if (label && otherLabels.length === 0) {
    return { value: label, rule: 'version-label' };
  }
  const ofApp = images.filter(image => isRepository(image, app));
  const main = ofApp.length ? ofApp : selectSameRepository(images);
  const tag = selectTag(main, evidence.desiredTags);
  if (tag) return { value: tag, rule: 'image-tag' };

  if (evidence.chartAppVersion) {
    return { value: evidence.chartAppVersion, rule: 'chart' };
  }
  if (evidence.revision) return { value: evidence.revision, rule: 'revision' };
  return undefined;
}

function isRepository(image: string, wanted: string): boolean {
  const { repository } = parseImage(image);
  return repository === wanted || repository.split('/').pop() === wanted;
}

function selectSameRepository(images: readonly string[]): string[] {
  return images.filter(
    image => parseImage(image).repository === parseImage(images[0]).repository,
  );
}

function selectTag(
  images: readonly string[],
  desiredTags: readonly string[] = [],
): string | undefined {
  const tags = images.flatMap(image => parseImage(image).tag ?? []);
  return tags.find(tag => desiredTags.includes(tag)) ?? tags[0];
}
