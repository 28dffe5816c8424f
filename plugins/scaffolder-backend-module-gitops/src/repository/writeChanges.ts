import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { FileChange } from '../layout';

/**
 * Writes changes into a folder. Folders that are empty afterwards go away, as they do in Git.
 *
 * @throws NotAllowedError when a path, or a symbolic link on it, leads out of the folder.
 */
export async function writeChanges(
  directory: string,
  changes: readonly FileChange[],
): Promise<void> {
  for (const { path, after } of changes) {
    const place = resolveSafeChildPath(directory, path);
    if (after === undefined) {
      await rm(place, { force: true });
      await removeEmptyFolders(directory, path);
    } else {
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, after);
    }
  }
}

async function removeEmptyFolders(directory: string, path: string) {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      await rmdir(resolveSafeChildPath(directory, folder));
    } catch {
      return;
    }
  }
}
