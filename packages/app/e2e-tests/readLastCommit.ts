import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const url = `http://127.0.0.1:${process.env.GITOPS_FLEET_PORT}/git/org/platform-gitops.git`;

/** The last commit of the platform repository. */
export type PlatformCommit = {
  subject: string;
  author: string;
  /** Paths the commit touched, each after `A`, `M` or `D`. */
  changes: string[];
  /** What stands in those that are there, by path. */
  files: Record<string, string>;
};

/** Fetches what the fleet's Git serves now. */
export function readLastCommit(): PlatformCommit {
  const folder = mkdtempSync(join(tmpdir(), 'gitops-e2e-read-'));
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  try {
    git('clone', '--quiet', '--bare', url, '.');
    const changes = git('show', '--no-renames', '--name-status', '--format=')
      .split('\n')
      .map(line => line.split('\t'));
    return {
      subject: git('log', '-1', '--format=%s'),
      author: git('log', '-1', '--format=%an'),
      changes: changes.map(change => change.join(' ')),
      files: Object.fromEntries(
        changes
          .filter(([kind]) => kind !== 'D')
          .map(([, path]) => [path, git('show', `HEAD:${path}`)]),
      ),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
