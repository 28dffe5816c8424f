import { FileChange, RepositoryFiles } from '..';

/** What differs between two repositories, sorted by path. */
export function diffFiles(
  before: RepositoryFiles,
  after: RepositoryFiles,
): FileChange[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter(path => before.get(path) !== after.get(path))
    .sort()
    .map(path => ({
      path,
      ...(before.has(path) && { before: before.get(path) }),
      ...(after.has(path) && { after: after.get(path) }),
    }));
}
