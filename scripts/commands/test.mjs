import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../stack/root.mjs';

const args = process.argv.slice(2);
const child = spawn(
  process.execPath,
  [
    join(root, 'node_modules/.bin/backstage-cli'),
    'repo',
    'test',
    '--watchAll=false',
    // Time to spare on a busy machine: no test waits for it.
    '--testTimeout=60000',
    ...args,
  ],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Databases for tests are SQLite, and the PostgreSQL of CI by its variable; never Docker.
    env: { ...process.env, BACKSTAGE_TEST_DISABLE_DOCKER: '1' },
  },
);
child.on('exit', code => process.exit(code ?? 1));
