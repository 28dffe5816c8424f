import { once } from 'node:events';
import {
  createServer as createHttpServer,
  RequestListener,
  Server,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { AddressInfo, createServer as createSocketServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { generate } from 'selfsigned';
import { createEngineFetch } from './createEngineFetch';
import { EngineError } from './EngineError';
import { readBoundedText } from './readBoundedText';
import { toEngineError, toEngineErrorOfResponse } from './toEngineError';

const MAX_BYTES = 64 * 1024;
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach(close => close()));

async function listen(server: Server | ReturnType<typeof createSocketServer>) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function serve(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createHttpServer(listener))}`;
}

/** What a server does to a raw connection once something was asked. */
async function serveBytes(
  answer: (socket: import('node:net').Socket) => void,
): Promise<string> {
  const server = createSocketServer(socket => {
    socket.on('error', () => {});
    socket.once('data', () => answer(socket));
    closing.push(() => socket.destroy());
  });
  return `http://127.0.0.1:${await listen(server)}`;
}

/** Reads as the modules do, and resolves to what they would tell. */
async function read(
  url: string,
  options: Parameters<typeof createEngineFetch>[0] & {
    signal?: AbortSignal;
  } = {},
): Promise<EngineError> {
  const { signal, ...tls } = options;
  try {
    const response = await createEngineFetch(tls)(url, { signal });
    if (!response.ok) {
      return toEngineErrorOfResponse(response, 'Argo CD hub');
    }
    await readBoundedText(response, {
      maxBytes: MAX_BYTES,
      subject: 'Argo CD hub',
    });
  } catch (error) {
    return toEngineError(error, 'Argo CD hub');
  }
  throw new Error(`${url} was read`);
}

/** Nothing of what was asked or answered is in what people see. */
function expectPublic(error: EngineError) {
  const told = JSON.stringify(error.toProblem());
  expect(told).not.toMatch(/127\.0\.0\.1|localhost|secret/);
  expect(error.message).toMatch(/^Argo CD hub .*\.$/);
}

describe('A fault of the network is an EngineError with a sentence:', () => {
  const cut = (bytes: string) => () =>
    serveBytes(socket => socket.write(bytes, () => socket.destroy()));

  it.each<[string, () => Promise<string>, string, string]>([
    [
      'cut before the headers end',
      cut('HTTP/1.1 200 OK\r\ncontent-ty'),
      'ConnectionLost',
      'Argo CD hub closed the connection.',
    ],
    [
      'cut in the middle of a body of known length',
      cut('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"items":'),
      'ConnectionLost',
      'Argo CD hub closed the connection.',
    ],
    [
      'cut in the middle of a chunk',
      cut('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n100\r\n{"it'),
      'ConnectionLost',
      'Argo CD hub closed the connection.',
    ],
    [
      'reset',
      () => serveBytes(socket => socket.resetAndDestroy()),
      'ConnectionLost',
      'Argo CD hub closed the connection.',
    ],
    [
      'something that is not HTTP',
      () => serveBytes(socket => socket.end('SSH-2.0-secret\r\n')),
      'InvalidResponse',
      'Argo CD hub answers something that is not HTTP: check the configured url.',
    ],
    [
      'http where https is configured',
      async () =>
        (await serve((_, response) => response.end())).replace(
          'http:',
          'https:',
        ),
      'InvalidResponse',
      'Argo CD hub does not speak TLS: check whether the configured url should begin with http instead of https.',
    ],
    [
      'more than we can hold',
      () =>
        serve((_, response) => {
          response.end(Buffer.alloc(MAX_BYTES + 1, ' '));
        }),
      'InvalidResponse',
      'Argo CD hub answers with more than 0.0625 MiB.',
    ],
    [
      'little that unpacks to more than we can hold',
      () =>
        serve((_, response) => {
          response.setHeader('content-encoding', 'gzip');
          response.end(gzipSync(Buffer.alloc(50 * MAX_BYTES, ' ')));
        }),
      'InvalidResponse',
      'Argo CD hub answers with more than 0.0625 MiB.',
    ],
    [
      'a redirect to a login page',
      () =>
        serve((_, response) => {
          response
            .writeHead(302, { location: 'https://secret.example.com/login' })
            .end('<html>secret</html>');
        }),
      'InvalidResponse',
      'Argo CD hub redirects elsewhere (HTTP 302), perhaps to a login page: check the configured url.',
    ],
    [
      'an unsupported media type',
      () => serve((_, response) => response.writeHead(415).end('secret')),
      'UpstreamError',
      'Argo CD hub does not take the format we ask in (HTTP 415): something between it and us may change our headers.',
    ],
    [
      'an internal error with a text',
      () => serve((_, response) => response.writeHead(500).end('secret')),
      'UpstreamError',
      'Argo CD hub answers with an error (HTTP 500).',
    ],
  ])('%s', async (_title, start, code, message) => {
    const error = await read(await start());
    expect([error.code, error.message]).toEqual([code, message]);
    expectPublic(error);
  });

  it.each<[string, RequestListener]>([
    ['hangs before the headers', () => {}],
    ['hangs after the headers', (_, response) => response.flushHeaders()],
    [
      'drips a byte now and then',
      (_, response) => {
        const timer = setInterval(() => response.write(' '), 5);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('an answer that %s ends with the time limit', async (_title, listener) => {
    const url = await serve(listener);
    const error = await read(url, { signal: AbortSignal.timeout(200) });
    expect([error.code, error.message]).toEqual([
      'TimedOut',
      'Argo CD hub did not answer in time.',
    ]);
    expectPublic(error);
  });

  it('a certificate of another host', async () => {
    const made = generate([{ name: 'commonName', value: 'engine' }], {
      algorithm: 'sha256',
      keySize: 2048,
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'subjectAltName', altNames: [{ type: 7, ip: '10.0.0.1' }] },
      ],
    });
    const server = createHttpsServer(
      { key: made.private, cert: made.cert },
      (_, response) => response.end(),
    );
    const url = `https://127.0.0.1:${await listen(server)}`;
    const error = await read(url, { ca: made.cert });
    expect([error.code, error.message]).toEqual([
      'CertificateInvalid',
      'Argo CD hub shows the certificate of another host: check the configured url.',
    ]);
    expectPublic(error);
    // Making a key takes a busy machine a while.
  }, 60_000);

  it.each<[string, Record<string, string>, number | undefined]>([
    ['seconds', { 'retry-after': '7' }, 7_000],
    [
      'a date, by the clock of the engine, however wrong that is',
      {
        date: 'Mon, 23 Nov 2020 01:00:00 GMT',
        'retry-after': 'Mon, 23 Nov 2020 01:00:30 GMT',
      },
      30_000,
    ],
    [
      'a date that is over',
      {
        date: 'Mon, 23 Nov 2020 01:00:00 GMT',
        'retry-after': 'Mon, 23 Nov 2020 00:59:00 GMT',
      },
      0,
    ],
    ['nothing', {}, undefined],
    ['something else', { 'retry-after': 'in 5 minutes' }, undefined],
    ['less than nothing', { 'retry-after': '-5' }, undefined],
  ])('too many requests, with %s', async (_title, headers, wait) => {
    const url = await serve((_, response) => {
      response.writeHead(429, headers).end('secret');
    });
    const error = await read(url);
    expect([error.code, error.status, error.retryAfterMs]).toEqual([
      'RateLimited',
      429,
      wait,
    ]);
    expectPublic(error);
  });
});
