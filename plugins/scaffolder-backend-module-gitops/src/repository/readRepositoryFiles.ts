import { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RepositoryFiles } from '../layout';
import { isLayoutPath } from './isLayoutPath';

/** Larger files are not of this layout. */
const LARGEST_BYTES = 1024 * 1024;

/**
 * Reads a checked out platform repository for `planLayout`. Folders that are not of the layout, symbolic links,
 * binary files and files above 1 MiB are left out.
 *
 * @param directory - root of the checkout; nothing there is an empty repository
 * @public
 */
export async function readRepositoryFiles(
  directory: string,
): Promise<RepositoryFiles> {
  const files = new Map<string, string>();
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readFolder(join(directory, folder))) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory() && isLayoutPath(`${path}/`)) await visit(path);
      if (!entry.isFile() || !isLayoutPath(path)) continue;
      const place = join(directory, path);
      if ((await stat(place)).size > LARGEST_BYTES) continue;
      const text = await readFile(place, 'utf8');
      if (!text.includes('\0')) files.set(path, text);
    }
  };
  await visit('');
  return files;
}

async function readFolder(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
