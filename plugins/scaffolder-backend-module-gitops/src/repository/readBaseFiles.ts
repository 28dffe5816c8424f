import { RepositoryFiles } from '../layout';
import { readBaseCommit } from './readBaseCommit';
import { TreeReader } from './TreeReader';

/** The repository as it was checked out, before anything was changed; undefined when the folder is no checkout. */
export async function readBaseFiles(
  dir: string,
): Promise<RepositoryFiles | undefined> {
  const head = await readBaseCommit(dir);
  return head === undefined ? undefined : new TreeReader(dir).readFiles(head);
}
