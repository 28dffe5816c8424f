import fs from 'node:fs';
import git from 'isomorphic-git';

/** A file of a checkout that differs from its commit. */
export type OwnChange = {
  path: string;
  /** Object id in the commit; absent when the file is new. */
  base?: string;
  /** Absent when the file was removed. */
  content?: Buffer;
};

/** What was changed in a checkout, by whomever; files that `.gitignore` names are left out. */
export async function readOwnChanges(
  dir: string,
  commit: string | undefined,
): Promise<OwnChange[]> {
  const changes: OwnChange[] = [];
  if (!commit) {
    const paths = await git.walk({
      fs,
      dir,
      trees: [git.WORKDIR()],
      map: async (path, [entry]) => {
        // A walk comes through Git's own folder too, where no type may be asked for.
        if (path === '.git') return null;
        const type = await entry?.type();
        if (path === '.' || type === 'tree') return undefined;
        return type === 'blob' ? path : null;
      },
    });
    for (const path of paths as string[]) {
      const content = await fs.promises.readFile(`${dir}/${path}`);
      changes.push({ path, content });
    }
    return changes;
  }
  const matrix = await git.statusMatrix({ fs, dir, ref: commit });
  for (const [path, head, workdir] of matrix) {
    if (workdir === 1 || (head === 0 && workdir === 0)) continue;
    const base =
      head === 0
        ? undefined
        : (await git.readBlob({ fs, dir, oid: commit, filepath: path })).oid;
    const content =
      workdir === 0 ? undefined : await fs.promises.readFile(`${dir}/${path}`);
    changes.push({ path, base, content });
  }
  return changes;
}
