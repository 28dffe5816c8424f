import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runGit } from './runGit';

/** A host for playing is no store: so many repositories of one owner, and no more. */
const MOST_REPOSITORIES = 20;

/**
 * Finds a bare repository that may be pushed to, or makes an empty one.
 *
 * @returns false when it is not there and its owner has too many already
 */
export function openBareRepository(directory: string): boolean {
  if (existsSync(join(directory, 'HEAD'))) return true;
  const owner = dirname(directory);
  if (existsSync(owner) && readdirSync(owner).length >= MOST_REPOSITORIES) {
    return false;
  }
  mkdirSync(directory, { recursive: true });
  runGit(directory, ['init', '--bare', '--quiet', '--initial-branch=main']);
  runGit(directory, ['config', 'http.receivepack', 'true']);
  runGit(directory, ['config', 'receive.denyDeletes', 'true']);
  return true;
}
