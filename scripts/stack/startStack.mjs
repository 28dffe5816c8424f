import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { keepAddresses } from './keepAddresses.mjs';
import { listApiHosts } from './listApiHosts.mjs';
import { root } from './root.mjs';
import { showProgress } from './showProgress.mjs';
import { startProcess } from './startProcess.mjs';
import { waitForAnswer } from './waitForAnswer.mjs';
import { waitForBoard } from './waitForBoard.mjs';

/**
 * Starts the fleet simulator, the backend and the app, and waits until the board has something to show.
 *
 * @param {object} options
 * @param {{app: number, backend: number, fleet: number}} options.ports - the same port for app and backend
 *   means: the backend serves the app that was built
 * @param {boolean} [options.ownPorts] - every part of the fleet answers on ports of its own, over TLS, so that
 *   faults of connections are real ones
 * @param {string} options.data - folder for the database, the platform repository and the logs
 * @param {AbortSignal} options.signal - ends everything, also while it is coming up
 * @returns {Promise<{url: string, whenEnded: Promise<string>, stop: () => Promise<void>, confidential: Record<string, string>}>}
 *   `whenEnded` resolves with a sentence when a part ends by itself; `confidential` are the variables that hold
 *   what the backend must tell nobody: tokens, and with ports of their own the hosts of APIs
 * @throws when a part does not come up; the sentence holds the last lines it printed
 */
export async function startStack({ ports, ownPorts, data, signal }) {
  const logs = join(data, 'logs');
  mkdirSync(logs, { recursive: true });
  const confidential = {
    // New ones at each start: nobody can rely on a well-known token.
    GITOPS_FLEET_ARGOCD_TOKEN: createToken(),
    GITOPS_FLEET_KUBERNETES_TOKEN: createToken(),
  };
  const env = {
    ...process.env,
    ...confidential,
    GITOPS_ROOT: root,
    GITOPS_DATA: data,
    GITOPS_APP_PORT: String(ports.app),
    GITOPS_BACKEND_PORT: String(ports.backend),
    GITOPS_FLEET_PORT: String(ports.fleet),
    GITOPS_FLEET_DATA: join(data, 'fleet'),
    GITOPS_FLEET_OWN_PORTS: String(Boolean(ownPorts)),
    FORCE_COLOR: '0',
  };
  const processes = [];
  const start = (name, folder, args) => {
    signal.throwIfAborted();
    const started = startProcess({
      name,
      args,
      cwd: join(root, folder),
      env,
      log: join(logs, `${name}.log`),
    });
    processes.push(started);
    return started;
  };
  const stop = async () => {
    await Promise.all(processes.map(each => each.stop()));
  };
  signal.addEventListener('abort', stop, { once: true });
  const cli = [join(root, 'node_modules/.bin/backstage-cli')];
  const transform = [
    '--require',
    join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
  ];
  // A built app is served by the backend, which then runs without the watcher that restarts it at each edit.
  const isBuilt = ports.app === ports.backend;
  const config = ['--config', join(root, 'app-config.yaml')];
  const backendUrl = `http://127.0.0.1:${ports.backend}`;
  const url = `http://localhost:${ports.app}/catalog/default/component/checkout-api/deployments`;

  const progress = showProgress('Starting the fleet, the backend and the app');
  try {
    const fleet = start('fleet', 'packages/fleet-simulator', [
      ...transform,
      'src/serve.ts',
    ]);
    const app = isBuilt
      ? undefined
      : start('app', 'packages/app', [...cli, 'package', 'start', ...config]);
    const control = await waitForAnswer(
      fleet,
      `http://127.0.0.1:${ports.fleet}/control`,
    );
    if (ownPorts) {
      const { addresses } = await control.json();
      Object.assign(env, keepAddresses(addresses, data));
      confidential.GITOPS_E2E_API_HOSTS = listApiHosts(addresses).join(',');
      config.push('--config', join(root, 'app-config.own-ports.yaml'));
    }
    const backend = start(
      'backend',
      'packages/backend',
      isBuilt
        ? [...transform, 'src/index.ts', ...config]
        : [...cli, 'package', 'start', ...config],
    );
    await waitForAnswer(
      backend,
      `${backendUrl}/.backstage/health/v1/readiness`,
    );
    if (app) await waitForAnswer(app, `http://localhost:${ports.app}/`);
    await waitForBoard(backend, backendUrl);
    progress.done();
    return {
      url,
      stop,
      confidential,
      whenEnded: Promise.race(processes.map(each => each.whenEnded)),
    };
  } catch (error) {
    progress.failed();
    await stop();
    throw error;
  }
}

function createToken() {
  return randomBytes(24).toString('base64url');
}
