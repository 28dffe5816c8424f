import fs from 'node:fs';
import git, { TreeEntry } from 'isomorphic-git';
import { FileChange } from '../layout';
import { TreeReader } from './TreeReader';

/** Who wrote a commit. */
export type GitPerson = { name: string; email: string };

/**
 * Writes a commit into a local repository, without a working tree.
 *
 * @param options.parent - absent for the first commit of a repository
 * @returns its hash
 */
export async function writeCommit(
  dir: string,
  options: {
    parent: string | undefined;
    changes: readonly FileChange[];
    message: string;
    author: GitPerson;
    committer: GitPerson;
    at: Date;
    reader: TreeReader;
  },
): Promise<string> {
  const { parent, changes, reader } = options;
  const root = parent
    ? (await git.readCommit({ fs, dir, oid: parent })).commit.tree
    : undefined;
  const blobs: [string[], string | undefined][] = [];
  for (const { path, after } of changes) {
    const blob =
      after === undefined
        ? undefined
        : await git.writeBlob({ fs, dir, blob: Buffer.from(after) });
    blobs.push([path.split('/'), blob]);
  }
  const tree = await writeTree(root, blobs);
  const timestamp = Math.floor(options.at.getTime() / 1000);
  const when = { timestamp, timezoneOffset: 0 };
  return git.writeCommit({
    fs,
    dir,
    commit: {
      tree: tree ?? (await git.writeTree({ fs, dir, tree: [] })),
      parent: parent ? [parent] : [],
      author: { ...options.author, ...when },
      committer: { ...options.committer, ...when },
      message: options.message,
    },
  });

  // Undefined when nothing is left in the folder.
  async function writeTree(
    oid: string | undefined,
    updates: [string[], string | undefined][],
  ): Promise<string | undefined> {
    const entries = new Map<string, TreeEntry>(
      (oid ? await reader.readTree(oid) : []).map(each => [each.path, each]),
    );
    const inside = new Map<string, [string[], string | undefined][]>();
    for (const [[name, ...rest], blob] of updates) {
      if (rest.length > 0) {
        inside.set(name, [...(inside.get(name) ?? []), [rest, blob]]);
      } else if (blob === undefined) {
        entries.delete(name);
      } else {
        const mode = entries.get(name)?.mode ?? '100644';
        entries.set(name, { path: name, oid: blob, mode, type: 'blob' });
      }
    }
    for (const [name, below] of inside) {
      const before = entries.get(name);
      const written = await writeTree(
        before?.type === 'tree' ? before.oid : undefined,
        below,
      );
      if (written === undefined) entries.delete(name);
      else {
        entries.set(name, {
          path: name,
          oid: written,
          mode: '040000',
          type: 'tree',
        });
      }
    }
    if (entries.size === 0) return undefined;
    return git.writeTree({ fs, dir, tree: [...entries.values()] });
  }
}
