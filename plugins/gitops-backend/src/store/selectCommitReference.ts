import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { parseRevision } from './parseRevision';
import { selectConcernedPaths } from './selectConcernedPaths';
import { toRepositoryKey } from './toRepositoryKey';

/** A commit that a row runs, as its engine writes it. */
export type CommitReference = {
  /** As in `sources[].repository`. */
  repository: string;
  /** The whole hash in lower case, or the first twelve digits or more of it. */
  revision: string;
  /**
   * When given, not this commit is meant but the newest up to it that touched one of these: see
   * {@link selectConcernedPaths}.
   */
  paths?: readonly string[];
};

type NumberedReference = CommitReference & { sourceIndex: number };

/**
 * Which commit a Deployment runs: that of its main source, else of the first source that has one (a
 * chart from a registry with values from Git).
 *
 * @param options.repository - the platform repository, whose history can be asked: a commit in it is told
 * by the paths that concern the Deployment
 * @returns undefined when no applied revision is a commit. `sourceIndex` says which source it is of.
 */
export function selectCommitReference(
  deployment: Deployment,
  { repository }: { repository?: string } = {},
): NumberedReference | undefined {
  const references = listReferences(deployment);
  const [first] = references;
  if (!first || !repository) return first;
  const isOwn = (reference: CommitReference) =>
    toRepositoryKey(reference.repository) === toRepositoryKey(repository);
  if (!isOwn(first)) return first;

  const own = references.filter(isOwn);
  // A release is made anew by its chart and by its own definition; the definition is applied first.
  const isRelease = deployment.kind === 'HelmRelease';
  const start = isRelease ? own[own.length - 1] : first;
  // Sources at different commits have no one history (a tag beside a branch, or what is rendered from it).
  if (own.some(each => !isRelease && each.revision !== first.revision)) {
    return first;
  }
  const paths = selectConcernedPaths(deployment, repository);
  return paths.length > 0 ? { ...start, paths } : first;
}

function listReferences(deployment: Deployment): NumberedReference[] {
  return deployment.sources.flatMap(
    ({ repository, ...source }, sourceIndex) => {
      const applied =
        source.applied ??
        (sourceIndex === 0 ? deployment.revision.applied : undefined);
      const revision = applied && parseRevision(applied);
      return revision ? { repository, revision, sourceIndex } : [];
    },
  );
}
