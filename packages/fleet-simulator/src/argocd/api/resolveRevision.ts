import { PlatformRepository } from '../../git/PlatformRepository';

const BRANCH = ['', 'HEAD', 'main', 'refs/heads/main'];

/** The whole commit a revision means: the branch, or a commit of at least seven digits; undefined when unknown. */
export function resolveRevision(
  repository: PlatformRepository & { log?: (count: number) => string[] },
  revision: string,
): string | undefined {
  if (BRANCH.includes(revision)) return repository.head();
  if (!/^[0-9a-f]{7,40}$/.test(revision)) return undefined;
  if (revision.length === 40) {
    return repository.describe(revision) ? revision : undefined;
  }
  return repository.log?.(1000).find(commit => commit.startsWith(revision));
}
