import { PlatformRepository } from '../../git/PlatformRepository';

/** The files of one commit. */
export interface RepositoryFiles {
  /** undefined when there is no such file. */
  read(path: string): string | undefined;
  /** Paths of all files below a folder, sorted. */
  list(folder: string): string[];
}

/** The files of a commit of the platform repository. */
export function createRepositoryFiles(
  repository: PlatformRepository,
  commit: string,
): RepositoryFiles {
  return {
    read: path => repository.read(commit, path),
    list: folder => repository.list(commit, folder),
  };
}
