import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A working copy made with the git a person uses. */
export async function cloneRepository(url: string) {
  const folder = mkdtempSync(join(tmpdir(), 'clone-'));
  const git = async (...args: string[]) => {
    const identity = [
      '-c',
      'user.name=Eve',
      '-c',
      'user.email=eve@example.com',
    ];
    const { stdout } = await run('git', [...identity, ...args], {
      cwd: folder,
    });
    return stdout.trim();
  };
  await git('clone', '--quiet', url, '.');
  return {
    folder,
    git,
    /** Commits files and pushes them to `main`. Returns the hash. */
    push: async (message: string, files: Record<string, string>) => {
      for (const [path, text] of Object.entries(files)) {
        const target = join(folder, path);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, text);
      }
      await git('add', '--all');
      await git('commit', '--quiet', '--message', message);
      await git('push', '--quiet', 'origin', 'HEAD:main');
      return git('rev-parse', 'HEAD');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
