import { RawRead } from '@backstage-gitops/plugin-gitops-node';
import {
  allowedPaths,
  createRandomPaths,
  hostilePaths,
  RAW_PREFIX,
} from './__testUtils__/hostilePaths';
import { sendRaw, toRequestBytes } from './__testUtils__/sendRaw';
import { startTestFleet } from './__testUtils__/startTestFleet';

/** Every segment is written in the one way there is, and means nothing but itself. */
function isNormal(path: string): boolean {
  const [empty, ...segments] = path.split('/');
  return (
    empty === '' &&
    segments.length > 0 &&
    segments.every(segment => {
      const decoded = decodeURIComponent(segment);
      return (
        /^[A-Za-z0-9._:@+~-]+$/.test(decoded) &&
        !/^\.+$/.test(decoded) &&
        encodeURIComponent(decoded) === segment
      );
    })
  );
}

describe('The raw proxy, over a socket,', () => {
  const asked: RawRead[] = [];
  let port: number;

  beforeAll(async () => {
    const { hub, flux, server } = await startTestFleet();
    port = server.port();
    const raw = async (request: RawRead) => {
      asked.push(request);
      return { status: 200, body: '{}' };
    };
    hub.raw = raw;
    flux.raw = raw;
  });

  beforeEach(() => {
    asked.length = 0;
  });

  it.each(allowedPaths)('asks for %s', async (written, path) => {
    const line = `GET ${RAW_PREFIX}${written} HTTP/1.1`;
    const { status } = await sendRaw(port, toRequestBytes(line));
    expect([status, asked.map(each => each.path)]).toEqual([200, [path]]);
    expect(isNormal(path)).toBe(true);
  });

  it(`refuses ${hostilePaths.length} hostile paths with a 4xx, and asks for none`, async () => {
    expect(hostilePaths.length).toBeGreaterThan(400);
    const wrong: unknown[] = [];
    for (const path of hostilePaths) {
      const bytes = toRequestBytes(`GET ${path} HTTP/1.1`);
      const { status, text } = await sendRaw(port, bytes);
      // What our own code refuses, it refuses with a sentence.
      const isClear =
        !text.includes('application/json') || /"message":"[^"]{10,}/.test(text);
      if (!(status >= 400 && status < 500 && isClear && asked.length === 0)) {
        wrong.push([
          path,
          status,
          text.slice(0, 500),
          asked.splice(0).map(each => each.path),
        ]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([1, 2, 3, 4])('asks only for normal paths, seed %i', async seed => {
    const wrong: unknown[] = [];
    let reads = 0;
    for (const path of createRandomPaths(seed, 150)) {
      asked.length = 0;
      const bytes = toRequestBytes(`GET ${path} HTTP/1.1`);
      const { status } = await sendRaw(port, bytes);
      const isRefused = status >= 400 && status < 500 && asked.length === 0;
      const isRead =
        status === 200 && asked.length === 1 && isNormal(asked[0].path);
      if (isRead) reads += 1;
      else if (!isRefused) wrong.push([path, status, asked.map(String)]);
    }
    expect(wrong).toEqual([]);
    // Else this would prove nothing.
    expect(reads).toBeGreaterThan(5);
  });

  it.each(
    'POST PUT PATCH DELETE OPTIONS TRACE PROPFIND MKCOL COPY MOVE LOCK SEARCH PURGE REPORT MERGE LINK BIND QUERY'.split(
      ' ',
    ),
  )('refuses %s', async method => {
    const line = `${method} ${RAW_PREFIX}/api HTTP/1.1`;
    const { status, text } = await sendRaw(port, toRequestBytes(line));
    expect([status, asked]).toEqual([405, []]);
    expect(text.toLocaleLowerCase('en-US')).toContain('\r\nallow: get, head');
  });

  it.each(['get', 'GETX', 'CONNECT', 'G E T', 'GET\t', '', 'POST\r\nGET'])(
    'does not take %j for a method that reads',
    async method => {
      const line = `${method} ${RAW_PREFIX}/api HTTP/1.1`;
      const { status } = await sendRaw(port, toRequestBytes(line));
      // A CONNECT is closed without an answer.
      expect([0, 400, 404, 405]).toContain(status);
      expect(asked).toEqual([]);
    },
  );

  it.each([
    ['X-HTTP-Method-Override: DELETE'],
    ['X-Method-Override: POST', 'X-HTTP-Method: PUT'],
    ['X-Original-URL: /api/v1/session', 'X-Rewrite-URL: /api/v1/session'],
    ['X-Forwarded-Host: evil.example.com', 'X-Forwarded-Proto: https'],
    ['X-Forwarded-Prefix: /evil', 'Forwarded: host=evil.example.com'],
    ['Cookie: argocd.token=stolen', 'Proxy-Authorization: Basic eA=='],
    ['Impersonate-User: system:admin', 'Impersonate-Group: system:masters'],
    ['Accept: text/event-stream', 'Range: bytes=0-1', 'TE: trailers'],
    ['Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
    ['Content-Length: 2', 'Content-Type: application/json', '', '{}'],
    ['Transfer-Encoding: chunked', '', '0', ''],
    ['Referer: https://evil.example.com', 'Origin: https://evil.example.com'],
  ])('forwards none of %j', async (...headers) => {
    const line = `GET ${RAW_PREFIX}/api/v1/applications?project=x HTTP/1.1`;
    const { status } = await sendRaw(port, toRequestBytes(line, headers));
    expect([status, asked.length]).toEqual([200, 1]);
    expect(Object.keys(asked[0])).toEqual(['path', 'query']);
    expect(asked[0].path).toBe('/api/v1/applications');
    expect(String(asked[0].query)).toBe('project=x');
  });

  it.each([
    [
      'two lengths of one body',
      ['Transfer-Encoding: chunked', 'Content-Length: 4', '', '0', ''],
    ],
    ['two lengths', ['Content-Length: 1', 'Content-Length: 2']],
    ['a bare line break', ['X-Evil: a\rb']],
    ['a space in a name', ['X Evil: a']],
    ['a header without end', [`X-Long: ${'a'.repeat(100_000)}`]],
    ['no name', [': a']],
  ])('refuses headers with %s', async (_title, headers) => {
    const line = `GET ${RAW_PREFIX}/api HTTP/1.1`;
    const { status } = await sendRaw(port, toRequestBytes(line, headers));
    expect([status >= 400 && status < 500, asked]).toEqual([true, []]);
  });
});
