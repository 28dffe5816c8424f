import fs from 'node:fs';
import { join } from 'node:path';

/** Whether a copy of a repository ends before the first commit of all. */
export async function readShallow(gitdir: string): Promise<boolean> {
  const commits = await fs.promises
    .readFile(join(gitdir, 'shallow'), 'utf8')
    .catch(() => '');
  return commits.trim() !== '';
}
