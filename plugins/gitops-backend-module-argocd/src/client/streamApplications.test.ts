import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { createTestClient } from '../__testUtils__/createTestClient';
import { recordedUrl, replayRecording } from '../__testUtils__/replayRecording';
import { ApplicationEvent } from './streamApplications';

const server = setupServer();
registerMswTestHooks(server);

const client = createTestClient();
const path = `${recordedUrl}/api/v1/stream/applications`;
const sse = { 'content-type': 'text/event-stream' };

/** Every event until the stream throws, and what it threw. */
async function follow(options: { projects?: string[] } = {}) {
  const { signal } = new AbortController();
  const events: ApplicationEvent[] = [];
  try {
    for await (const event of client.streamApplications({
      ...options,
      signal,
    })) {
      events.push(event);
    }
  } catch (error) {
    return { events, error };
  }
  return { events, error: undefined };
}

function serve(text: string, init: ResponseInit = { headers: sse }) {
  server.use(http.get(path, () => new HttpResponse(text, init)));
}

describe('streamApplications', () => {
  it('tells every recorded event in order, and then that it was cut', async () => {
    let asked: Request | undefined;
    server.use(
      replayRecording('stream-sse', { onRequest: each => (asked = each) }),
    );
    const { events, error } = await follow({ projects: ['a', 'b'] });

    expect(events).toHaveLength(172);
    expect(events.filter(({ application }) => !application)).toEqual([]);
    expect(events.slice(-2).map(event => event.type)).toEqual([
      'DELETED',
      'DELETED',
    ]);
    expect(error).toMatchObject({ code: 'ConnectionLost' });
    expect(asked!.headers.get('accept')).toBe('text/event-stream');
    const query = new URL(asked!.url).searchParams;
    // With a resourceVersion Argo CD would not tell what there is, only what changes.
    expect([...query]).toEqual([
      ['projects', 'a'],
      ['projects', 'b'],
    ]);
  });

  it('names one malformed Application and goes on with the next', async () => {
    serve(
      [
        '{"result":{"type":"ADDED","application":{"metadata":{"name":"bad","namespace":"argocd"},"spec":{"destination":7}}}}',
        '{"result":{"type":"ADDED","application":{"metadata":{}}}}',
        '{"result":{"type":"ADDED","application":{"metadata":{"name":"good","namespace":"argocd"},"spec":{"destination":{}}}}}',
      ]
        .map(frame => `data: ${frame} \n\n\n`)
        .join(''),
    );
    const { events } = await follow();
    expect(events.map(event => event.unreadable)).toEqual([
      {
        namespace: 'argocd',
        name: 'bad',
        reason: 'spec.destination is not what we expect',
      },
      { reason: 'metadata.name is missing' },
      undefined,
    ]);
    expect(events[2].application?.metadata.name).toBe('good');
  });

  it.each([
    [
      'an error after the first event',
      'data: {"error":{"grpc_code":7,"http_code":403,"message":"sub: x"}} \n\n',
      'Forbidden',
    ],
    [
      'an error whose text a field selection took',
      'data: {} \n\n',
      'UpstreamError',
    ],
    ['garbage', 'data: {"result":\n\n', 'InvalidResponse'],
    [
      'another kind of event',
      'data: {"result":{"type":"BOOKMARK"}}\n\n',
      'InvalidResponse',
    ],
  ])('ends with %s', async (_, text, code) => {
    serve(text);
    const { events, error } = await follow();
    expect(events).toEqual([]);
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain('sub:');
  });

  it.each([
    [401, 'Unauthorized'],
    [403, 'Forbidden'],
    [503, 'UpstreamError'],
  ])(
    'ends with the status of an error before the first event: %i',
    async (status, code) => {
      serve(`data: {"error":{"http_code":${status}}} \n\n`, {
        status,
        headers: sse,
      });
      expect((await follow()).error).toMatchObject({ code, status });
    },
  );

  it('takes a web page for no Argo CD', async () => {
    serve('<html></html>', { headers: { 'content-type': 'text/html' } });
    expect((await follow()).error).toMatchObject({
      code: 'InvalidResponse',
      message: expect.stringContaining('a web page'),
    });
  });

  it('ends with the reason of an abort, also while nothing comes', async () => {
    const abort = new AbortController();
    server.use(http.get(path, () => new Promise(() => {})));
    const next = client.streamApplications({ signal: abort.signal }).next();
    abort.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
  });
});
