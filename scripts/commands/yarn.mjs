// For whoever has npm only: `npm run yarn -- tsc` and so on.
import { spawn } from 'node:child_process';
import { root } from '../stack/root.mjs';

const child = spawn('yarn', process.argv.slice(2), {
  cwd: root,
  stdio: 'inherit',
});
child.on('exit', code => process.exit(code ?? 1));
