import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const url = `http://127.0.0.1:${process.env.GITOPS_FLEET_PORT}`;

/** Moves the simulated fleet, as `npm run fleet` does. */
export async function control(operation: Record<string, unknown>) {
  const response = await fetch(`${url}/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(operation),
  });
  if (!response.ok) throw new Error(await response.text());
}

/**
 * Changes one file of the platform repository as a person would: clone, edit, commit, push.
 *
 * @returns the hash of the commit
 */
export function pushChange(
  path: string,
  change: (text: string) => string,
  message: string,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'gitops-e2e-clone-'));
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  try {
    git('clone', '--quiet', `${url}/git/org/platform-gitops.git`, '.');
    const file = join(folder, path);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    git('add', '--all');
    git(
      '-c',
      'user.name=Edsger Example',
      '-c',
      'user.email=edsger@example.com',
      'commit',
      '--quiet',
      '-m',
      message,
    );
    git('push', '--quiet', 'origin', 'HEAD:main');
    return git('rev-parse', 'HEAD');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
