import { EngineState } from '@backstage-gitops/plugin-gitops-common';
import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  fleetClusters,
  startFleetBackend,
} from './__testUtils__/startFleetBackend';
import { until } from './__testUtils__/until';

jest.setTimeout(300_000);

describe('The backend with engines that cannot be read', () => {
  const servers: Server[] = [];
  let backend: Awaited<ReturnType<typeof startFleetBackend>>;

  async function listen(answer: RequestListener): Promise<string> {
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  beforeAll(async () => {
    const html = await listen((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<html>Sign in</html>');
    });
    const withoutFlux = await listen((_request, response) => {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ kind: 'Status', code: 404 }));
    });
    const closed = await listen(() => {});
    await new Promise(resolve => {
      servers.pop()?.close(resolve);
    });
    backend = await startFleetBackend({
      addEngines: fleet => ({
        argocd: [
          { name: 'wrong-token', url: fleet.argocdUrl, token: 'secret-a' },
          { name: 'html', url: html, token: 'secret-b' },
          { name: 'unreachable', url: closed, token: 'secret-c' },
        ],
        flux: [
          {
            name: 'without-flux',
            url: withoutFlux,
            authProvider: 'serviceAccount',
            serviceAccountToken: 'secret-d',
          },
        ],
      }),
    });
  });
  afterAll(async () => {
    await backend.fleet.stop();
    servers.forEach(server => {
      server.closeAllConnections();
      server.close();
    });
  });

  it('says of each what is wrong, and shows the rows of the others', async () => {
    await backend.untilSettled();
    await until(async () => {
      const { items } = await backend.get('engines');
      return items.every(({ state }: EngineState) => state !== 'Connecting');
    });
    const answered = await backend.get('engines');
    const told = Object.fromEntries(
      answered.items.map(({ engine, error, warnings }: EngineState) => [
        engine.name,
        error ?? warnings,
      ]),
    );
    const problem = (code: string, ...words: string[]) => ({
      code,
      message: expect.stringMatching(new RegExp(`${words.join('.*')}.*\\.$`)),
    });
    expect(told).toEqual({
      hub: undefined,
      'azure-aks': undefined,
      'wrong-token': problem(
        'Unauthorized',
        'wrong-token',
        'credentials',
        'token',
      ),
      html: problem('InvalidResponse', 'html', 'web page', 'url'),
      unreachable: problem('ConnectionRefused', 'unreachable', 'refused'),
      'without-flux': [
        problem('NotInstalled', 'not installed', 'without-flux'),
      ],
    });
    const text = JSON.stringify(answered);
    for (const secret of ['127.0.0.1', 'secret-', '<html>']) {
      expect(text).not.toContain(secret);
    }
  });

  it('says that a token is wrong, and keeps the rows', async () => {
    await backend.fleet.control({ op: 'unauthorized', target: 'azure-aks' });
    await until(async () => {
      const { items } = await backend.get('engines');
      return items.some(
        ({ engine, error }: EngineState) =>
          engine.name === 'azure-aks' && error?.code === 'Unauthorized',
      );
    });
    const rows = await backend.readRows();
    expect(Object.keys(rows).sort()).toEqual(fleetClusters);
    expect(rows['azure-aks'].asOf).toBeDefined();
    expect(rows['aws-eks'].asOf).toBeUndefined();
  });
});
