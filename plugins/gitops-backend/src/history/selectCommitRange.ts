import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { parseRevision } from '../store/parseRevision';
import { selectConcernedPaths } from '../store/selectConcernedPaths';
import { toRepositoryKey } from '../store/toRepositoryKey';

/** Which part of the platform repository's history is asked for. */
export type CommitRangeRequest = {
  from: string;
  to: string;
  paths: readonly string[];
};

/**
 * From what a Deployment runs to what it should run, in the platform repository.
 *
 * @param options.repository - address of the platform repository
 * @param options.from - instead of the applied revision; `to`: instead of the desired one
 * @returns undefined when no source is in that repository, its paths cannot be told, or a revision is
 * no commit
 */
export function selectCommitRange(
  row: Deployment,
  options: { repository: string; from?: string; to?: string },
): CommitRangeRequest | undefined {
  const key = toRepositoryKey(options.repository);
  const index = row.sources.findIndex(
    ({ repository }) => toRepositoryKey(repository) === key,
  );
  if (index < 0) return undefined;
  const source = row.sources[index];
  const own = index === 0 ? row.revision : undefined;
  const from = options.from ?? source.applied ?? own?.applied;
  const to = options.to ?? source.desired ?? own?.desired;
  const [first, last] = [from, to].map(each => each && toHash(each));
  const paths = selectConcernedPaths(row, options.repository);
  if (!first || !last || paths.length === 0) return undefined;
  return { from: first, to: last, paths };
}

function toHash(revision: string): string | undefined {
  return /^[0-9a-f]{7,64}$/i.test(revision)
    ? revision.toLowerCase()
    : parseRevision(revision);
}
