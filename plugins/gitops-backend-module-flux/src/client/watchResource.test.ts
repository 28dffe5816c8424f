import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import {
  createRecordedHandler,
  recordedOrigin,
} from '../__testUtils__/createRecordedServer';
import { createTestConnection } from '../__testUtils__/createTestConnection';
import { readRecordedEvents } from '../__testUtils__/readRecordedObjects';
import { KubernetesWatchEvent, watchResource } from './watchResource';

const kustomizations = {
  group: 'kustomize.toolkit.fluxcd.io',
  version: 'v1',
  plural: 'kustomizations',
};
const url = `${recordedOrigin}/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations`;

async function collect(
  options: {
    signal?: AbortSignal;
    connection?: ReturnType<typeof createTestConnection>;
  } = {},
): Promise<KubernetesWatchEvent[]> {
  const events = [];
  for await (const event of watchResource(
    options.connection ?? createTestConnection(recordedOrigin),
    kustomizations,
    {
      selection: {},
      resourceVersion: '4047',
      timeoutSeconds: 4,
      signal: options.signal,
    },
  )) {
    events.push(event);
  }
  return events;
}

describe('watchResource', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  it.each([
    ['where the network cut it', undefined],
    ['in pieces of 7 bytes', 7],
    ['in pieces of 1,000 bytes', 1_000],
    ['in one piece', 10_000_000],
  ])('reads watch-kustomizations cut %s', async (_, cutAt) => {
    server.use(createRecordedHandler('watch-kustomizations', { cutAt }));
    const events = await collect();
    const objects = events.flatMap(event =>
      event.type === 'changed' || event.type === 'deleted' ? event.object : [],
    );
    expect(objects).toEqual(
      readRecordedEvents('watch-kustomizations').map(({ object }) => object),
    );
    expect(objects).toHaveLength(180);
    expect(events.filter(({ type }) => type === 'bookmark')).toHaveLength(1);
    expect(events.filter(({ type }) => type === 'error')).toEqual([]);
  });

  it('asks for bookmarks, from where the list stood, and uncompressed', async () => {
    let seen: Request | undefined;
    server.events.on('request:start', ({ request }) => {
      seen = request;
    });
    server.use(createRecordedHandler('watch-timeout'));
    await collect();
    expect(new URL(seen!.url).search).toBe(
      '?watch=1&allowWatchBookmarks=true&resourceVersion=4047&timeoutSeconds=4',
    );
    expect(seen!.headers.get('accept-encoding')).toBe('identity');
  });

  it('ends without an error when the server ends it, with the bookmark as the last word', async () => {
    server.use(createRecordedHandler('watch-timeout'));
    const events = await collect();
    expect(events.at(0)).toEqual({ type: 'open' });
    expect(events).toHaveLength(1 + 53);
    expect(events.some(({ type }) => type === 'error')).toBe(false);
  });

  it('tells a forgotten state as expired: an ERROR inside a 200, and HTTP 410', async () => {
    server.use(createRecordedHandler('watch-too-old'));
    expect((await collect()).at(-1)).toMatchObject({
      type: 'error',
      error: { code: 'Expired' },
    });
    server.use(http.get(url, () => new HttpResponse('gone', { status: 410 })));
    expect(await collect()).toMatchObject([
      { type: 'error', error: { code: 'Expired' } },
    ]);
  });

  it('tells refused credentials', async () => {
    server.use(createRecordedHandler('unauthorized'));
    expect(await collect()).toMatchObject([
      { type: 'error', error: { code: 'Unauthorized' } },
    ]);
  });

  it('tells what is no watch', async () => {
    server.use(http.get(url, () => new HttpResponse('<html>\n</html>\n')));
    expect((await collect()).at(-1)).toMatchObject({
      type: 'error',
      error: { code: 'InvalidResponse' },
    });
  });

  it('tells a connection that is cut', async () => {
    server.use(
      http.get(
        url,
        () =>
          new HttpResponse(
            new ReadableStream({
              start: controller => controller.error(new Error('cut')),
            }),
          ),
      ),
    );
    expect((await collect()).at(-1)).toMatchObject({
      type: 'error',
      error: { code: 'ConnectionLost' },
    });
  });

  it('takes a stream that outlives its end for dead', async () => {
    server.use(http.get(url, () => new HttpResponse(new ReadableStream())));
    const pauses: number[] = [];
    const connection = createTestConnection(recordedOrigin, {
      now: () => 0,
      random: () => 0,
      sleep: async ms => {
        pauses.push(ms);
      },
    });
    expect((await collect({ connection })).at(-1)).toMatchObject({
      type: 'error',
      error: { code: 'TimedOut' },
    });
    expect(pauses).toEqual([24_000]);
  });

  it('ends silently and at once when aborted', async () => {
    server.use(http.get(url, () => new HttpResponse(new ReadableStream())));
    const abort = new AbortController();
    const ended = collect({ signal: abort.signal });
    setTimeout(() => abort.abort(), 20);
    expect((await ended).filter(({ type }) => type === 'error')).toEqual([]);
  });
});
