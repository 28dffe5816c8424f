import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Clones a repository, adds files to it and pushes them, as a person does with git.
 *
 * @param toFiles - the files by path; `read` gives those that are there
 */
export async function pushToFleet(
  url: string,
  toFiles: (
    read: (path: string) => Promise<string>,
  ) => Promise<Record<string, string>>,
  options: { message: string },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gitops-test-clone-'));
  const git = (...args: string[]) => run('git', ['-C', folder, ...args]);
  try {
    await git('clone', '-q', url, '.');
    await git('config', 'user.name', 'Eve Example');
    await git('config', 'user.email', 'eve@example.com');
    const files = await toFiles(path => readFile(join(folder, path), 'utf8'));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await git('add', '--all');
    await git('commit', '-q', '-m', options.message);
    await git('push', '-q', 'origin', 'HEAD:main');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
