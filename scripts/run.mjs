// Entry of every npm script. Runs on a bare Node 20: brings Node 24 and Yarn 4 where they are missing,
// installs the workspace when the lock file changed, then hands over to scripts/commands/<name>.mjs.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installWorkspace } from './setup/installWorkspace.mjs';
import { provideTools } from './setup/provideTools.mjs';

const [command, ...args] = process.argv.slice(2);
const script = fileURLToPath(
  new URL(`./commands/${command}.mjs`, import.meta.url),
);
if (!command || !existsSync(script)) {
  console.error(`There is no command "${command ?? ''}". See README.md.`);
  process.exit(2);
}

// `npm run yarn -- install` installs what a package.json newly asks for, which the lock file does not know yet.
const changesPackages =
  command === 'yarn' &&
  ['add', 'dedupe', 'install', 'remove', 'up'].includes(args[0]);

try {
  const tools = await provideTools();
  if (!changesPackages) await installWorkspace(tools);
  const child = spawn(tools.node, [script, ...args], {
    stdio: 'inherit',
    env: tools.env,
  });
  // The terminal sends Ctrl-C to the child as well; a plain kill reaches only us.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code ?? 1));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
