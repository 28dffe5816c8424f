import { createHash } from 'node:crypto';
import { PlatformRepository } from '../git/PlatformRepository';

/** Paths and texts; null takes a file away. */
export type FileChanges = Record<string, string | null>;

/** A repository in memory that tests commit to. */
export interface RepositoryOfFiles extends PlatformRepository {
  /** @returns the hash of the new head */
  commit(files: FileChanges, message?: string): string;
}

/** A {@link PlatformRepository} that starts with one commit of these files. */
export function createRepositoryOfFiles(
  files: Record<string, string>,
): RepositoryOfFiles {
  const commits = new Map<
    string,
    { files: Map<string, string>; message: string; date: string }
  >();
  const listeners = new Set<(head: string) => void>();
  let head = '';

  const filesAt = (commit: string) =>
    commits.get(commit)?.files ?? new Map<string, string>();

  const commit = (changes: FileChanges, message: string) => {
    const next = new Map(filesAt(head));
    for (const [path, text] of Object.entries(changes)) {
      if (text === null) next.delete(path);
      else next.set(path, text);
    }
    head = createHash('sha1')
      .update(JSON.stringify([head, message, ...next]))
      .digest('hex');
    const date = new Date().toISOString();
    commits.set(head, { files: next, message, date });
    listeners.forEach(listener => listener(head));
    return head;
  };
  commit(files, 'Start');

  return {
    url: 'https://git.example.com/org/platform-gitops.git',
    commit: (changes, message = 'Change') => commit(changes, message),
    head: () => head,
    read: (at, path) => filesAt(at).get(path),
    list: (at, folder) =>
      [...filesAt(at).keys()]
        .filter(path => !folder || path.startsWith(`${folder}/`))
        .sort(),
    changedPaths(from, to) {
      const [before, after] = [filesAt(from), filesAt(to)];
      return [...new Set([...before.keys(), ...after.keys()])]
        .filter(path => before.get(path) !== after.get(path))
        .sort();
    },
    describe(at) {
      const found = commits.get(at);
      return (
        found && {
          author: 'Ada Example',
          email: 'ada@example.com',
          date: found.date,
          message: found.message,
        }
      );
    },
    changedAt: () => undefined,
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
