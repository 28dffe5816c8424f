import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../stack/root.mjs';

const child = spawn(
  process.execPath,
  [
    '--require',
    join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
    join(root, 'packages/bench/src/cli.ts'),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
child.on('exit', code => process.exit(code ?? 1));
