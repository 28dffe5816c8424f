import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fleet } from './Fleet';
import { startFleet } from './startFleet';

jest.setTimeout(60_000);

const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');

function run(script: string, args: string[], env: Record<string, string>) {
  return new Promise<{ code: number; output: string }>(resolve => {
    execFile(
      process.execPath,
      ['--require', transform, join(__dirname, script), ...args],
      { env: { ...process.env, ...env }, timeout: 30_000 },
      (error, stdout, stderr) =>
        resolve({
          code: error ? Number(error.code) : 0,
          output: `${stdout}${stderr}`,
        }),
    );
  });
}

describe('npm run fleet', () => {
  let fleet: Fleet;
  let GITOPS_FLEET_PORT: string;

  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
    GITOPS_FLEET_PORT = new URL(fleet.url).port;
  });

  afterAll(() => fleet.stop());

  it.each([
    [['drift', 'inventory-api', 'gcp-gke'], 0, 'by hand'],
    [['slow', 'argocd', '10'], 0, 'takes 10 ms longer'],
    [['status'], 0, 'argocd: up, 10 ms slower'],
    [['drift', 'nope', 'gcp-gke'], 1, "There is no service 'nope'"],
    [['version', 'checkout-api', 'aws-eks', '-x'], 1, 'is not an image tag'],
    [['down'], 1, 'Type: npm run fleet -- down <target>'],
    [['slow', 'argocd', 'x'], 1, 'should be a whole number'],
    [['fly'], 1, "There is no command 'fly'"],
    [['help'], 0, 'promote <service> <from> <to>'],
  ])('%j', async (args, code, sentence) => {
    const result = await run('cli.ts', args, { GITOPS_FLEET_PORT });
    expect(result.output).toContain(sentence);
    expect(result.code).toBe(code);
  });

  it('says when no fleet runs', async () => {
    const gone = await startFleet();
    await gone.stop();
    const { port } = new URL(gone.url);
    const result = await run('cli.ts', ['status'], { GITOPS_FLEET_PORT: port });
    expect(result.code).toBe(1);
    expect(result.output).toContain(`No fleet answers at ${gone.url}`);
  });

  it('names the port that is taken, and the variable that changes it', async () => {
    const result = await run('serve.ts', [], {
      GITOPS_FLEET_PORT,
      GITOPS_FLEET_DATA: join(tmpdir(), 'never-made'),
    });
    expect(result.code).toBe(1);
    expect(result.output).toBe(
      `Port ${GITOPS_FLEET_PORT} is in use; set GITOPS_FLEET_PORT to another one.\n`,
    );
  });

  it('serves until it is told to end, and says in one line that it is ready', async () => {
    const data = mkdtempSync(join(tmpdir(), 'fleet-serve-'));
    const child = spawn(
      process.execPath,
      ['--require', transform, join(__dirname, 'serve.ts')],
      {
        env: {
          ...process.env,
          GITOPS_FLEET_PORT: '0',
          GITOPS_FLEET_DATA: data,
        },
      },
    );
    try {
      const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
      expect(line).toMatch(
        /^The fleet is ready at http:\/\/127\.0\.0\.1:\d+; clone .*\n$/,
      );
      child.kill('SIGTERM');
      const [code] = await once(child, 'exit');
      expect(code).toBe(0);
    } finally {
      child.kill('SIGKILL');
      rmSync(data, { recursive: true, force: true });
    }
  });
});
