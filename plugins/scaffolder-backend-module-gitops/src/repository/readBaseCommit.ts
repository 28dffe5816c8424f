import fs from 'node:fs';
import git from 'isomorphic-git';

/** The commit that was checked out; undefined when there is none, as in an empty repository. */
export async function readBaseCommit(dir: string): Promise<string | undefined> {
  try {
    return await git.resolveRef({ fs, dir, ref: 'HEAD' });
  } catch {
    return undefined;
  }
}
