import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../stack/root.mjs';
import { startPostgres } from '../stack/startPostgres.mjs';

const reports = mkdtempSync(join(tmpdir(), 'gitops-ci-'));
const jestReport = join(reports, 'jest.json');
const browserReport = join(reports, 'playwright.json');
const startReport = join(reports, 'start.xml');
const tally = { passed: 0, failed: 0 };
const failures = [];

/** Runs one step, and counts it as one, or as what its report counted. */
async function step(name, args, { env = {}, readReport } = {}) {
  console.log(`\n=== ${name}`);
  const startedAt = Date.now();
  const code = await new Promise(resolve => {
    const child = spawn(args[0], args.slice(1), {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', () => resolve(1));
    child.on('exit', exit => resolve(exit ?? 1));
  });
  const counted = readReport?.() ?? { passed: 0, failed: 0 };
  const ok = code === 0;
  if (!readReport && ok) counted.passed = 1;
  if (readReport && ok && counted.passed === 0) {
    counted.failed += 1;
    console.log(`${name} reported no test that passed.`);
  }
  // A runner that fails without counting a failure, for example because it crashed, is one failure.
  if (!ok && counted.failed === 0) counted.failed = 1;
  tally.passed += counted.passed;
  tally.failed += counted.failed;
  if (counted.failed) failures.push(name);
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`--- ${name}: ${ok ? 'ok' : `exit code ${code}`}, ${seconds} s`);
}

function readJestReport() {
  if (!existsSync(jestReport)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(jestReport, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  };
}

function readBrowserReport() {
  if (!existsSync(browserReport)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(browserReport, 'utf8'));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
  };
}

function readStartReport() {
  if (!existsSync(startReport)) return { passed: 0, failed: 1 };
  const report = readFileSync(startReport, 'utf8');
  const count = pattern => report.match(pattern)?.length ?? 0;
  const failed = count(/<failure/g);
  return { passed: count(/<testcase/g) - failed, failed };
}

const cli = 'backstage-cli';
await step('prettier', ['prettier', '--check', '.']);
await step('lint', [cli, 'repo', 'lint', '--max-warnings', '0']);
await step('types', ['tsc', '--incremental', 'false']);
await step('API reports', ['yarn', 'api-reports', '--ci']);

let postgres;
try {
  postgres = await startPostgres();
} catch (error) {
  console.log(error.message);
  tally.failed += 1;
  failures.push('PostgreSQL');
}
await step(
  'unit and integration tests',
  [
    process.execPath,
    join(root, 'scripts/commands/test.mjs'),
    '--maxWorkers=2',
    '--json',
    `--outputFile=${jestReport}`,
  ],
  {
    env: postgres && {
      BACKSTAGE_TEST_DATABASE_POSTGRES16_CONNECTION_STRING: postgres.url,
    },
    readReport: readJestReport,
  },
);
await postgres?.stop();

await step(
  'the start command',
  [
    process.execPath,
    '--test',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=junit',
    `--test-reporter-destination=${startReport}`,
    join(root, 'scripts/tests/start.test.mjs'),
  ],
  { readReport: readStartReport },
);
await step('production build', [cli, 'repo', 'build', '--all']);
await step(
  'browser end-to-end tests',
  [process.execPath, join(root, 'scripts/commands/e2e.mjs')],
  {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
    readReport: readBrowserReport,
  },
);

rmSync(reports, { recursive: true, force: true });
if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed ? 1 : 0);
