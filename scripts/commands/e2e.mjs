import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../stack/findFreePort.mjs';
import { root } from '../stack/root.mjs';
import { showProgress } from '../stack/showProgress.mjs';
import { startStack } from '../stack/startStack.mjs';

const browsers = [
  process.env.GITOPS_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const chromium = browsers.find(path => path && existsSync(path));
if (!chromium) {
  console.error(
    'The browser tests need Chromium. On Debian and Ubuntu: apt-get install chromium. Elsewhere install ' +
      'Chrome or Chromium, and set GITOPS_CHROMIUM to the program if it lies in an unusual place.',
  );
  process.exit(1);
}

const reporters = [
  'list',
  './packages/app/e2e-tests/SearchReporter.ts',
  ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? ['json'] : []),
];
const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => interrupt.abort());
}

const data = mkdtempSync(join(tmpdir(), 'gitops-e2e-'));
const port = await findFreePort();
const ports = { app: port, backend: port, fleet: await findFreePort() };
let stack;
let code = 1;
try {
  await buildApp();
  stack = await startStack({
    ports,
    ownPorts: true,
    data,
    signal: interrupt.signal,
  });
  code = await runPlaywright();
} catch (error) {
  if (!interrupt.signal.aborted) console.error(error.message);
}
await stack?.stop();
rmSync(data, { recursive: true, force: true });
process.exit(code);

async function buildApp() {
  const progress = showProgress('Building the app for production');
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/.bin/backstage-cli'),
      'package',
      'build',
      '--config',
      join(root, 'app-config.yaml'),
    ],
    {
      cwd: join(root, 'packages/app'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        GITOPS_APP_PORT: String(ports.app),
        GITOPS_BACKEND_PORT: String(ports.backend),
        GITOPS_FLEET_PORT: String(ports.fleet),
      },
      signal: interrupt.signal,
    },
  );
  await progress.watch(child, 'the app could not be built');
}

function runPlaywright() {
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/.bin/playwright'),
      'test',
      `--reporter=${reporters.join()}`,
      ...process.argv.slice(2),
    ],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        ...stack.confidential,
        GITOPS_CHROMIUM: chromium,
        GITOPS_E2E_URL: `http://localhost:${port}`,
        GITOPS_E2E_LOGS: join(data, 'logs'),
        GITOPS_FLEET_PORT: String(ports.fleet),
      },
      signal: interrupt.signal,
    },
  );
  return new Promise(resolve => {
    child.on('error', () => resolve(1));
    child.on('exit', exit => resolve(exit ?? 1));
  });
}
