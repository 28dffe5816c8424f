import { BulkSize } from '@backstage-gitops/fleet-simulator/bulk';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BackendCalls } from '../processes/backendProcess';
import type { FleetCalls } from '../processes/fleetProcess';
import { bundleBackend } from '../processes/bundleBackend';
import { Child, startChild } from '../processes/startChild';
import { Browser } from './Browser';
import { toEntitiesText } from './toEntitiesText';
import { waitUntil } from './waitUntil';

/** Time a backend may take for what is waited for, generous: nothing here tests speed. */
export const LIMIT_MS = 300_000;

// eslint-disable-next-line no-restricted-syntax -- a program of this repository, never bundled
const processes = join(__dirname, '..', 'processes');

/** A fleet, a backend that knows of it, and a browser that is signed in. */
export type World = {
  fleet: Child<FleetCalls>;
  backend: Child<BackendCalls>;
  browser: Browser;
  url: string;
  instances: readonly { name: string; url: string; applications: number }[];
  token: string;
  /** Of all Applications. */
  totalBytes: number;
  /** References of the catalog's entities, as a path: `component/default/service-00000`. */
  entities: readonly string[];
  stop(): Promise<void>;
};

/**
 * Starts the processes and waits until the backend serves and has asked every Argo CD, which do not
 * answer before they are released.
 *
 * @param options - `size` of the fleet; `entities`: how many of its services are in the catalog
 */
export async function startWorld(options: {
  size: BulkSize;
  entities: number;
}): Promise<World> {
  const fleet = startChild<FleetCalls>(join(processes, 'fleetProcess.ts'));
  const directory = await mkdtemp(join(tmpdir(), 'gitops-bench-'));
  const backend = startChild<BackendCalls>(await bundleBackend(directory));
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const browser = new Browser(url);
  const stop = async () => {
    browser.close();
    await Promise.all([fleet.stop(), backend.stop()]);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const started = await fleet.call('start', options.size);
    await fleet.call('hold');
    const { names, text } = toEntitiesText(options.entities);
    const entitiesFile = join(directory, 'entities.yaml');
    await writeFile(entitiesFile, text);
    const { instances, token } = started;
    await backend.call('start', {
      port,
      directory,
      entitiesFile,
      instances,
      token,
    });
    await browser.signIn();
    const entities = names.map(name => `component/default/${name}`);
    await waitUntil(
      async () => {
        const asked = await fleet.call('requests');
        const isAsked = instances.every(
          ({ name }) => asked[`/${name}/api/v1/stream/applications`] > 0,
        );
        await Promise.all(
          entities.map(entity =>
            browser.read(`/api/gitops/v1/entities/${entity}/deployments`),
          ),
        );
        return isAsked || undefined;
      },
      { what: 'the backend to serve', everyMs: 200, limitMs: LIMIT_MS },
    );
    return { fleet, backend, browser, url, entities, ...started, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise(resolve => {
    server.close(resolve);
  });
  if (typeof address !== 'object' || !address) throw new Error('No free port');
  return address.port;
}
