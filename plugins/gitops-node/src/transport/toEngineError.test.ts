import { once } from 'node:events';
import { createServer, Server, Socket } from 'node:net';
import { EngineError } from './EngineError';
import { toEngineError, toEngineErrorOfResponse } from './toEngineError';

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

/** What a request really throws. */
async function fail(url: string, init?: RequestInit): Promise<unknown> {
  return fetch(url, init).then(
    () => {
      throw new Error(`${url} answered`);
    },
    error => error,
  );
}

describe('toEngineError', () => {
  it('names a port where nobody listens, without its address', async () => {
    const server = createServer();
    const url = await listen(server);
    server.close();
    await once(server, 'close');
    const error = toEngineError(await fail(url), 'Argo CD hub');
    expect(error).toMatchObject({
      code: 'ConnectionRefused',
      message: 'Argo CD hub cannot be reached: connection refused.',
    });
    expect(JSON.stringify(error.toProblem())).not.toContain('127.0.0.1');
  });

  it('names a connection that is closed in the middle', async () => {
    const server = createServer(socket => socket.destroy());
    const url = await listen(server);
    const error = toEngineError(await fail(url), 'Flux on azure-aks');
    server.close();
    expect(error).toMatchObject({
      code: 'ConnectionLost',
      message: 'Flux on azure-aks closed the connection.',
    });
  });

  it('names an answer that does not come in time', async () => {
    const sockets: Socket[] = [];
    const server = createServer(socket => sockets.push(socket));
    const url = await listen(server);
    const error = toEngineError(
      await fail(url, { signal: AbortSignal.timeout(50) }),
      'Argo CD hub',
    );
    sockets.forEach(socket => socket.destroy());
    server.close();
    expect(error).toMatchObject({
      code: 'TimedOut',
      message: 'Argo CD hub did not answer in time.',
    });
  });

  it('names a host that nobody knows', async () => {
    const error = toEngineError(
      await fail('http://argocd.invalid'),
      'Argo CD hub',
    );
    expect(error).toMatchObject({ code: 'HostNotFound' });
    expect(error.message).not.toContain('argocd.invalid');
  });

  // Without a socket: no certificate maker we have makes one that has expired already.
  it.each([
    ['CERT_HAS_EXPIRED', 'CertificateInvalid', /expired/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'CertificateInvalid', /do not trust/],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CertificateInvalid', /not trust/],
    ['ENETUNREACH', 'ConnectionRefused', /no way to its network/],
    ['EAI_AGAIN', 'HostNotFound', /host name is not known/],
    ['UND_ERR_CONNECT_TIMEOUT', 'TimedOut', /in time/],
    ['HPE_INVALID_CONSTANT', 'InvalidResponse', /not HTTP/],
    ['ECONNRESET', 'ConnectionLost', /closed the connection/],
  ])('knows %s', (code, wanted, sentence) => {
    const cause = Object.assign(new Error('x'), { code });
    const error = toEngineError(new TypeError('fetch failed', { cause }), 'x');
    expect(error.code).toBe(wanted);
    expect(error.message).toMatch(sentence);
  });

  it('keeps what is an EngineError already, and has a word for everything else', () => {
    const known = new EngineError({ code: 'RateLimited', message: 'slow' });
    expect(toEngineError(known, 'x')).toBe(known);
    for (const odd of [new Error('odd'), 'text', undefined, null, {}]) {
      expect(toEngineError(odd, 'x')).toMatchObject({ code: 'ConnectionLost' });
    }
  });
});

describe('toEngineErrorOfResponse', () => {
  it.each([
    [401, 'Unauthorized'],
    [403, 'Forbidden'],
    [404, 'NotFound'],
    [410, 'Expired'],
    [429, 'RateLimited'],
    [302, 'InvalidResponse'],
    [500, 'UpstreamError'],
    [503, 'UpstreamError'],
  ])('%i is %s', (status, code) => {
    const error = toEngineErrorOfResponse(
      { status, headers: new Headers() },
      'Argo CD hub',
    );
    expect(error).toMatchObject({ code, status });
    expect(error.message).toMatch(/^Argo CD hub .*\.$/);
  });

  it('hands on how long to wait, when it is a number of seconds', () => {
    const wait = (value: string) =>
      toEngineErrorOfResponse(
        { status: 429, headers: new Headers({ 'retry-after': value }) },
        'x',
      ).retryAfterMs;
    expect(wait('7')).toBe(7_000);
    expect(wait('soon')).toBeUndefined();
    expect(wait('-1')).toBeUndefined();
  });
});
