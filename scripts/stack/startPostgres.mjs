import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './findFreePort.mjs';

const installed = '/usr/lib/postgresql';

/**
 * Starts a PostgreSQL of its own on a free port of 127.0.0.1, with nothing in it.
 *
 * @returns {Promise<{url: string, stop: () => Promise<void>}>}
 * @throws when Debian's package `postgresql` is not installed
 */
export async function startPostgres() {
  const [version] = readdirSync(installed).sort().reverse();
  const bin = join(installed, version, 'bin');
  const folder = mkdtempSync(join(tmpdir(), 'gitops-postgres-'));
  const data = join(folder, 'data');
  const port = await findFreePort();
  // PostgreSQL refuses to run as root, which is who we are in CI.
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    const [uid, gid] = ['-u', '-g'].map(flag =>
      Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })),
    );
    chownSync(folder, uid, gid);
  }
  const run = (program, args) =>
    execFileSync(
      asRoot ? 'runuser' : join(bin, program),
      asRoot ? ['-u', 'postgres', '--', join(bin, program), ...args] : args,
      { stdio: 'ignore', cwd: folder },
    );
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust']);
  run('pg_ctl', [
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-p ${port} -h 127.0.0.1 -k ${folder}`,
    'start',
  ]);
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
