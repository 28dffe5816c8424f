import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { LogEvent, LogQuery } from '@backstage-gitops/plugin-gitops-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { createTestDetails } from '../__testUtils__/createTestDetails';
import { readRecordedDeployment } from '../__testUtils__/readRecordedDeployment';
import { recordedUrl, replayRecording } from '../__testUtils__/replayRecording';

const server = setupServer();
registerMswTestHooks(server);

const details = createTestDetails();
const row = readRecordedDeployment('get');
const pod = 'checkout-api-7f89f4f885-7mk9q';
const logs = `${recordedUrl}/api/v1/applications/checkout-api-aws-eks/logs`;

beforeEach(() => {
  server.use(replayRecording('resource-tree-pods'), replayRecording('get'));
});

async function read(
  query: LogQuery = {},
  options: { signal?: AbortSignal; take?: number } = {},
): Promise<LogEvent[]> {
  const { signal = new AbortController().signal, take = Infinity } = options;
  const events: LogEvent[] = [];
  for await (const event of details.readLogs(row, query, { signal })) {
    events.push(event);
    if (events.length >= take) break;
  }
  return events;
}

function toBody(...frames: object[]) {
  const text = frames.map(frame => `${JSON.stringify(frame)}\n`).join('');
  return new HttpResponse(text, {
    headers: { 'content-type': 'application/json' },
  });
}

const line = (name: string, content: string) => ({
  result: { content, timeStampStr: '2026-11-23T01:30:04Z', podName: name },
});
const failure = (content: string) => ({
  result: { content, timeStampStr: '0001-01-01T00:00:00Z', podName: '' },
});
const last = { result: { content: '', last: true, podName: '' } };

describe('readLogs', () => {
  it('has the lines of all Pods by their time, and asks for what was asked', async () => {
    let asked: URLSearchParams | undefined;
    server.use(
      replayRecording('logs', {
        onRequest: ({ url }) => (asked = new URL(url).searchParams),
      }),
    );
    const events = await read({ tailLines: 5, previous: true, filter: 'slow' });
    const lines = events.flatMap(event => (event.type === 'line' ? event : []));
    expect(lines.length).toBe(events.length - 1);
    expect(events.at(-1)).toEqual({ type: 'end' });
    expect(new Set(lines.map(each => each.pod)).size).toBeGreaterThan(3);
    expect(lines[0]).toEqual({
      type: 'line',
      pod,
      at: '2026-11-23T01:30:04Z',
      text: `level=warn msg="slow upstream" pod=${pod} attempt=0`,
    });
    const times = lines.map(each => each.at!.slice(0, 19));
    expect(times).toEqual([...times].sort());
    expect(Object.fromEntries(asked!)).toEqual({
      appNamespace: 'argocd',
      project: 'services',
      follow: 'false',
      previous: 'true',
      tailLines: '5',
      filter: 'slow',
    });
  });

  it('follows one Pod through a recorded stream of server-sent events, and closes it when nobody reads', async () => {
    let accept: string | null = null;
    let isClosed = false;
    server.use(
      http.get(logs, ({ request }) => {
        accept = request.headers.get('accept');
        request.signal.addEventListener('abort', () => (isClosed = true));
        const encoder = new TextEncoder();
        const frame = `data: ${JSON.stringify(line(pod, 'GET /'))} \n\n\n`;
        return new HttpResponse(
          new ReadableStream({
            start(controller) {
              controller.enqueue(encoder.encode(frame.slice(0, 30)));
              controller.enqueue(encoder.encode(`${frame.slice(30)}:\n`));
            },
          }),
          { headers: { 'content-type': 'text/event-stream' } },
        );
      }),
    );
    const [event] = await read(
      { pod, container: 'app', follow: true },
      { take: 1 },
    );
    expect(event).toMatchObject({ pod, container: 'app', text: 'GET /' });
    expect(accept).toBe('text/event-stream');
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(isClosed).toBe(true);

    server.use(replayRecording('logs-follow'));
    const recorded = await read({ pod, container: 'app', follow: true });
    expect(
      recorded.filter(({ type }) => type === 'line').length,
    ).toBeGreaterThan(3);
  });

  it('ends without a word when it is aborted', async () => {
    const abort = new AbortController();
    server.use(http.get(logs, () => new Promise<never>(() => {})));
    const reading = read({ pod, follow: true }, { signal: abort.signal });
    setTimeout(() => abort.abort(), 10);
    await expect(reading).resolves.toEqual([]);
  });

  it('refuses a Pod that is none of the Deployment', async () => {
    await expect(read({ pod: 'nope' })).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it.each<[string, string, LogQuery, string, RegExp]>([
    [
      'a role without logs',
      'logs-forbidden',
      { pod },
      'Forbidden',
      /logs, get/,
    ],
    ['a Pod that went', 'logs-missing-pod', { pod }, 'NotFound', /is gone/],
    [
      'a container that is not there',
      'logs-missing-container',
      { pod, container: 'nope' },
      'NotFound',
      /no container nope/,
    ],
    ['a node that is silent', 'logs-no-kubelet', {}, 'NoLines', /No lines/],
  ])('tells of %s', async (_, recording, query, code, message) => {
    server.use(replayRecording(recording));
    expect(await read(query)).toEqual([
      {
        type: 'problem',
        ...(recording !== 'logs-no-kubelet' && { pod }),
        problem: { code, message: expect.stringMatching(message) },
      },
      { type: 'end' },
    ]);
  });

  it('asks a Pod with several containers for its default one', async () => {
    const containers: (string | null)[] = [];
    server.use(
      http.get(logs, ({ request }) => {
        const container = new URL(request.url).searchParams.get('container');
        containers.push(container);
        return container
          ? toBody(line(pod, `from ${container}`), last)
          : toBody(
              failure(
                `a container name must be specified for pod ${pod}, choose one of: [proxy app]`,
              ),
              last,
            );
      }),
      http.get(logs.replace(/logs$/, 'resource'), () =>
        HttpResponse.json({
          manifest: JSON.stringify({
            metadata: {
              annotations: {
                'kubectl.kubernetes.io/default-container': 'app',
              },
            },
            spec: {},
          }),
        }),
      ),
    );
    expect(await read({ pod })).toEqual([
      expect.objectContaining({ container: 'app', text: 'from app' }),
      { type: 'end' },
    ]);
    expect(containers).toEqual([null, 'app']);
  });

  it('tells when a stream breaks off in a line, and when it hangs', async () => {
    server.use(
      http.get(
        logs,
        () =>
          new HttpResponse(`${JSON.stringify(line(pod, 'one'))}\n{"resu`, {
            headers: { 'content-type': 'application/json' },
          }),
      ),
    );
    expect(await read({ pod })).toMatchObject([
      { type: 'line', text: 'one' },
      { type: 'problem', pod, problem: { code: 'ConnectionLost' } },
      { type: 'end' },
    ]);

    server.use(http.get(logs, () => new Promise<never>(() => {})));
    expect(await read({ pod })).toMatchObject([
      { type: 'problem', problem: { code: 'TimedOut' } },
      { type: 'end' },
    ]);
    // Quiet is no failure while one follows; a cluster that does not answer is.
    server.use(
      replayRecording('resource-cluster-down', {
        path: '/api/v1/applications/checkout-api-aws-eks/resource',
      }),
    );
    expect(await read({ pod, follow: true })).toMatchObject([
      { type: 'problem', problem: { code: 'ConnectionRefused' } },
      { type: 'end' },
    ]);
  });

  it('finds an exclamation mark, which turns a filter of Argo CD round', async () => {
    let filter: string | null = '';
    server.use(
      http.get(logs, ({ request }) => {
        filter = new URL(request.url).searchParams.get('filter');
        return toBody(line(pod, 'Done!Now'), line(pod, 'done'), last);
      }),
    );
    expect(await read({ pod, filter: '!now' })).toMatchObject([
      { text: 'Done!Now' },
      { type: 'end' },
    ]);
    expect(filter).toBeNull();
  });
});
