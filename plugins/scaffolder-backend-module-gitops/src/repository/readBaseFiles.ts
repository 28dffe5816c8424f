import fs from 'node:fs';
import git from 'isomorphic-git';
import { RepositoryFiles } from '../layout';
import { TreeReader } from './TreeReader';

/** The repository as it was checked out, before anything was changed; undefined when the folder is no checkout. */
export async function readBaseFiles(
  dir: string,
): Promise<RepositoryFiles | undefined> {
  let head: string;
  try {
    head = await git.resolveRef({ fs, dir, ref: 'HEAD' });
  } catch {
    return undefined;
  }
  return new TreeReader(dir).readFiles(head);
}
