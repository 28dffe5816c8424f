import { once } from 'node:events';
import { createServer as createHttpServer, Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { generate } from 'selfsigned';
import { createEngineFetch } from './createEngineFetch';
import { toEngineError } from './toEngineError';

async function listen(server: Server, protocol: string): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return `${protocol}://127.0.0.1:${address.port}`;
}

describe('createEngineFetch', () => {
  const servers: Server[] = [];
  let certificate: string;
  let secure: string;

  beforeAll(async () => {
    const made = generate([{ name: 'commonName', value: 'engine' }], {
      algorithm: 'sha256',
      keySize: 2048,
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
      ],
    });
    certificate = made.cert;
    const server = createHttpsServer(
      { key: made.private, cert: certificate },
      (_request, response) => response.end('hello'),
    );
    servers.push(server);
    secure = await listen(server, 'https');
  });

  afterAll(() => {
    servers.forEach(server => {
      server.closeAllConnections();
      server.close();
    });
  });

  it('does not trust a certificate of an unknown authority, and says so', async () => {
    const thrown = await createEngineFetch()(secure).catch(error => error);
    expect(toEngineError(thrown, 'Argo CD hub')).toMatchObject({
      code: 'CertificateInvalid',
      message:
        'Argo CD hub shows a certificate we do not trust: check caData or caFile.',
    });
  });

  it('trusts the authority it is given', async () => {
    const response = await createEngineFetch({ ca: certificate })(secure);
    expect(await response.text()).toBe('hello');
  });

  it('asks no questions when told to, for this engine only', async () => {
    const response = await createEngineFetch({ skipVerify: true })(secure);
    expect(await response.text()).toBe('hello');
    await expect(createEngineFetch()(secure)).rejects.toThrow();
  });

  it('follows no redirect, so that no credential travels to another host', async () => {
    const seen: (string | undefined)[] = [];
    const server = createHttpServer((request, response) => {
      seen.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    servers.push(server);
    const url = await listen(server, 'http');
    const response = await createEngineFetch()(url, {
      headers: { authorization: 'Bearer x' },
    });
    expect(response.status).toBe(302);
    expect(seen).toEqual(['/']);
  });

  it('goes through the proxy of the environment when Node is told to', async () => {
    const asked: (string | undefined)[] = [];
    const proxy = createHttpServer();
    proxy.on('connect', (request, socket) => {
      asked.push(request.url);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    servers.push(proxy);
    const environment = process.env;
    process.env = {
      ...environment,
      NODE_USE_ENV_PROXY: '1',
      https_proxy: await listen(proxy, 'http'),
      no_proxy: '',
    };
    try {
      const fetchThroughProxy = createEngineFetch({ ca: certificate });
      await expect(fetchThroughProxy(secure)).rejects.toThrow();
    } finally {
      process.env = environment;
    }
    expect(asked).toEqual([new URL(secure).host]);
  });
});
