import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApplicationStore } from '../controller/ApplicationStore';
import { toNewApplication } from '../controller/toNewApplication';
import { openStream } from '../../testing/openStream';
import { toEvents } from '../../testing/createArgocdReader';
import { waitUntil } from '../../testing/waitUntil';
import { ApiContext } from './ApiContext';
import { streamApplications } from './streamApplications';

describe('streamApplications', () => {
  let store: ApplicationStore;
  let server: Server;
  let url: string;

  beforeEach(async () => {
    store = new ApplicationStore();
    const context = { hub: { store }, keepaliveMs: 20 } as ApiContext;
    server = createServer((request, response) => {
      const { searchParams: query } = new URL(request.url ?? '', 'http://x');
      const allowed = request.headers.authorization !== 'no';
      streamApplications(request, response, { context, query, allowed });
    }).listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const put = (name: string) =>
    store.put(
      toNewApplication({
        name,
        spec: { destination: { name: 'c' }, project: 'p' },
        createdAt: '2026-11-23T00:00:00Z',
      }),
    );
  const sse = { accept: 'text/event-stream' };
  const names = (text: string) =>
    toEvents(text).map(
      ({ type, application }) => `${type} ${application.metadata.name}`,
    );

  it('begins with every Application and goes on live, framed as recorded', async () => {
    put('b');
    put('a');
    const stream = await openStream(url, sse);
    await waitUntil('all came', () => names(stream.text())[1]);
    put('a');
    await waitUntil('the change came', () => names(stream.text())[2]);
    expect(names(stream.text())).toEqual(['ADDED a', 'ADDED b', 'MODIFIED a']);
    expect(stream.text()).toMatch(/^data: \{"result":.*\} \n\n\ndata: /);
    expect(stream.response()?.headers['content-type']).toBe(
      'text/event-stream',
    );
    await waitUntil('a keepalive came', () =>
      stream.text().includes('\n:\n') ? true : undefined,
    );
    stream.close();
  });

  it('sends no byte and no keepalive before the first event', async () => {
    const stream = await openStream(url, sse);
    await sleep(100);
    expect(stream.response()).toBeUndefined();
    put('late');
    await waitUntil('it came', () => names(stream.text())[0]);
    stream.close();
  });

  it('with a resourceVersion only what is newer', async () => {
    const { metadata } = put('old');
    const stream = await openStream(
      `${url}?resourceVersion=${Number(metadata.resourceVersion) + 1}`,
      sse,
    );
    await sleep(30);
    put('new');
    await waitUntil('it came', () => names(stream.text())[0]);
    expect(names(stream.text())).toEqual(['ADDED new']);
    stream.close();
  });

  it('with any other Accept one JSON object a line, without keepalive', async () => {
    put('a');
    const stream = await openStream(url, { accept: '*/*' });
    await waitUntil('it came', () => stream.text() || undefined);
    await sleep(100);
    const lines = stream.text().split('\n');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0]).result.type).toBe('ADDED');
    expect(stream.response()?.headers['content-type']).toBe('application/json');
    stream.close();
  });

  it('with fields only these, sorted, and nothing when they did not change', async () => {
    put('a');
    const stream = await openStream(
      `${url}?fields=result.type,result.application.metadata.name`,
      sse,
    );
    await waitUntil('it came', () => stream.text() || undefined);
    put('a');
    put('a');
    put('z');
    await waitUntil('z came', () =>
      stream.text().includes('"z"') ? true : undefined,
    );
    const frames = stream
      .text()
      .split('\n')
      .filter(line => line.startsWith('data'));
    expect(frames).toEqual([
      'data: {"result":{"application":{"metadata":{"name":"a"}},"type":"ADDED"}} ',
      'data: {"result":{"application":{"metadata":{"name":"a"}},"type":"MODIFIED"}} ',
      'data: {"result":{"application":{"metadata":{"name":"z"}},"type":"ADDED"}} ',
    ]);
    stream.close();
  });

  it('refuses without a reason when fields do not name the error', async () => {
    const stream = await openStream(`${url}?fields=result.type`, {
      ...sse,
      authorization: 'no',
    });
    await waitUntil('it is over', () => stream.ended() || undefined);
    expect(stream.response()?.statusCode).toBe(401);
    expect(stream.text()).toBe('data: {} \n\n');
  });

  it('refuses in the shape of a stream', async () => {
    const stream = await openStream(url, { ...sse, authorization: 'no' });
    await waitUntil('it is over', () => stream.ended() || undefined);
    expect(stream.response()?.statusCode).toBe(401);
    expect(stream.text()).toBe(
      'data: {"error":{"grpc_code":16,"http_code":401,"message":"no session information","http_status":"Unauthorized"}} \n\n',
    );
  });
});
