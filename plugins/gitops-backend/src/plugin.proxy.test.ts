import { mockServices } from '@backstage/backend-test-utils';
import { EngineError, RawAnswer } from '@backstage-gitops/plugin-gitops-node';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { decide } from './__testUtils__/decide';
import { startTestFleet } from './__testUtils__/startTestFleet';

const proxy = '/api/gitops/v1/proxy';
const projects = `${proxy}/argocd/hub/api/v1/projects`;
const ok: RawAnswer = { status: 200, body: '{"items":null}' };

async function start(options: Parameters<typeof startTestFleet>[0] = {}) {
  const auditor = mockServices.auditor.mock();
  const events: { meta: unknown; outcome?: unknown }[] = [];
  auditor.createEvent.mockImplementation(async ({ eventId, meta }) => {
    const event: (typeof events)[number] = { meta: { eventId, ...meta } };
    events.push(event);
    return {
      success: async () => void (event.outcome = 'success'),
      fail: async ({ error }) => void (event.outcome = error.name),
    };
  });
  const fleet = await startTestFleet({
    features: [auditor.factory, ...(options.features ?? [])],
  });
  const raw = jest.fn(async () => ok);
  fleet.hub.raw = raw;
  return { ...fleet, raw, events };
}

describe('The raw proxy', () => {
  it('hands path and query to the engine, and its answer to the caller', async () => {
    const { server, raw, events } = await start();
    const response = await request(server)
      .get(`${projects}/a%3Ab?fields=items.spec&project=x&project=y%20z`)
      .set('authorization-extra', 'secret')
      .expect(200);
    expect(response.text).toBe(ok.body);
    expect(response.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(raw).toHaveBeenCalledTimes(1);
    const [told, options] = raw.mock.calls[0] as unknown[] as [
      { path: string; query: URLSearchParams },
      object,
    ];
    expect(Object.keys(told)).toEqual(['path', 'query']);
    expect(told.path).toBe('/api/v1/projects/a%3Ab');
    expect([...told.query]).toEqual([
      ['fields', 'items.spec'],
      ['project', 'x'],
      ['project', 'y z'],
    ]);
    expect(Object.keys(options)).toEqual(['signal']);
    expect(events).toEqual([
      {
        meta: {
          eventId: 'engine-raw-read',
          engineType: 'argocd',
          engine: 'hub',
          method: 'GET',
          path: `${projects}/a%3Ab?fields=items.spec&project=x&project=y%20z`,
        },
        outcome: 'success',
      },
    ]);
  });

  it('answers HEAD without a body, and refuses every other method', async () => {
    const { server, raw, events } = await start();
    const head = await request(server).head(projects).expect(200);
    expect(head.text).toBeUndefined();
    expect(raw).toHaveBeenCalledTimes(1);
    for (const method of [
      'post',
      'put',
      'patch',
      'delete',
      'options',
    ] as const) {
      const response = await request(server)[method](projects);
      expect([method, response.status, response.headers.allow]).toEqual([
        method,
        405,
        'GET, HEAD',
      ]);
    }
    expect(raw).toHaveBeenCalledTimes(1);
    expect(events.map(({ outcome }) => outcome)).toEqual([
      'success',
      ...Array(5).fill('RawReadError'),
    ]);
  });

  it('has a permission of its own, asked before anything is told', async () => {
    const { server, raw, events } = await start({
      features: [
        decide({
          deployments: { result: AuthorizeResult.ALLOW },
          engines: AuthorizeResult.DENY,
        }),
      ],
    });
    for (const path of [projects, `${proxy}/argocd/none/x`]) {
      const { body } = await request(server).get(path).expect(403);
      expect(body.error.name).toBe('NotAllowedError');
    }
    expect(raw).not.toHaveBeenCalled();
    expect(events.map(({ outcome }) => outcome)).toEqual([
      'NotAllowedError',
      'NotAllowedError',
    ]);
  });

  it('knows no engine that is not configured, is of another type, or cannot be read', async () => {
    const { server, raw } = await start();
    for (const path of [
      '/argocd/none/x',
      '/flux/hub/x',
      '/flux/azure-aks/x',
      '/argocd/hub%20/x',
      '/other/hub/x',
      '/argocd/hub',
      '/argocd',
    ]) {
      const { status } = await request(server).get(`${proxy}${path}`);
      expect([path, [400, 404].includes(status)]).toEqual([path, true]);
    }
    expect(raw).not.toHaveBeenCalled();
  });

  it.each<[string, number, () => Promise<RawAnswer>]>([
    ['NotFound', 404, fail('NotFound')],
    ['TimedOut', 504, fail('TimedOut')],
    ['RateLimited', 429, fail('RateLimited')],
    ['ConnectionRefused', 502, fail('ConnectionRefused')],
    ['Unauthorized', 502, fail('Unauthorized')],
    ['Forbidden', 502, fail('Forbidden')],
    [
      'a path off the list',
      403,
      () => Promise.reject(new NotAllowedError('x')),
    ],
    ['a bug', 502, () => Promise.reject(new TypeError('https://secret.host'))],
    ['status 404', 404, async () => ({ status: 404, body: '"secret.host"' })],
    ['status 422', 400, async () => ({ status: 422, body: '"secret.host"' })],
    ['status 429', 429, async () => ({ status: 429, body: '"secret.host"' })],
    ['status 302', 502, async () => ({ status: 302, body: '"secret.host"' })],
    ['status 500', 502, async () => ({ status: 500, body: '"secret.host"' })],
    ['HTML', 502, async () => ({ status: 200, body: '<i>secret.host</i>' })],
    [
      'too much',
      502,
      async () => ({ status: 200, body: `"${'x'.repeat(11 * 1024 * 1024)}"` }),
    ],
  ])(
    '%s becomes %i, without a word of the engine',
    async (_, status, answer) => {
      const { server, hub, events } = await start();
      hub.raw = answer;
      const response = await request(server).get(projects);
      expect(response.status).toBe(status);
      expect(response.body.error.message).toBeTruthy();
      expect(response.text).not.toContain('secret.host');
      expect(response.headers['retry-after']).toBe(
        _ === 'RateLimited' ? '8' : undefined,
      );
      expect(response.headers['cache-control']).toBe('private, no-store');
      expect(events).toHaveLength(1);
      expect(events[0].outcome).toMatch(/Error$/);
    },
  );

  it('asks an engine a few things at once only, and no longer than somebody waits', async () => {
    const { server, hub } = await start();
    const signals: AbortSignal[] = [];
    let release = () => {};
    const released = new Promise<void>(resolve => {
      release = resolve;
    });
    hub.raw = async (_, { signal }) => {
      signals.push(signal);
      await released;
      return ok;
    };
    const eight = Array.from({ length: 8 }, () =>
      request(server).get(projects),
    );
    const answers = eight.map(each =>
      each.then(
        ({ status }) => status,
        () => 'left',
      ),
    );
    while (signals.length < 8) await new Promise(setImmediate);
    const { status, headers } = await request(server).get(projects);
    expect([status, headers['retry-after']]).toEqual([429, '1']);
    eight[0].abort();
    while (!signals.some(({ aborted }) => aborted)) {
      await new Promise(setImmediate);
    }
    release();
    expect(await Promise.all(answers)).toEqual(['left', ...Array(7).fill(200)]);
    await request(server).get(projects).expect(200);
  });
});

/** An engine that cannot answer, with a cause that nobody may see. */
function fail(code: EngineError['code']): () => Promise<RawAnswer> {
  return () =>
    Promise.reject(
      new EngineError({
        code,
        message: 'cannot be read.',
        retryAfterMs: 7_500,
        cause: new Error('at https://secret.host'),
      }),
    );
}
