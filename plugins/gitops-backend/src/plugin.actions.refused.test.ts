import { mockCredentials } from '@backstage/backend-test-utils';
import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { ConflictError } from '@backstage/errors';
import request from 'supertest';
import { openApiSpec } from './__testUtils__/openApiSpec';
import { startActionsBackend } from './__testUtils__/startActionsBackend';
import { dev, inAzure } from './__testUtils__/startTestFleet';
import { toActionPath } from './__testUtils__/toActionPath';
import { until } from './__testUtils__/until';

jest.setTimeout(120_000);

describe('Actions that are not taken, or fail,', () => {
  it('are refused in words when the body is not what it should be', async () => {
    const { actions, post, server, events } = await startActionsBackend();
    const faults: [string, object, string][] = [
      ['sync', { prnue: true }, 'Field "prnue" is not known here'],
      [
        'sync',
        { prune: 'yes' },
        'Field "prune" is wrong: expected boolean, received string',
      ],
      [
        'sync',
        { options: ['rm -rf'] },
        'Field "options.0" is wrong: expected an option like ServerSideApply=true',
      ],
      ['suspend', { now: true }, 'Field "now" is not known here'],
      [
        'rollback',
        {},
        'Field "entry" is wrong: expected string, received undefined',
      ],
      ['auto-sync', [], 'The value is wrong: expected object, received array'],
    ];
    for (const [name, body, message] of faults) {
      const answer = await post(toActionPath(dev.id, name), body).expect(400);
      expect(answer.body.error).toEqual({ name: 'InputError', message });
    }
    const url = `/api/gitops/v1/${toActionPath(dev.id, 'sync')}`;
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json-patch+json',
      'multipart/form-data',
      'application/json; charset=utf-16',
      'application/json, text/plain',
    ]) {
      const answer = await request(server)
        .post(url)
        .set('content-type', type)
        .send('{}');
      expect([type, answer.status]).toEqual([type, 415]);
    }
    await request(server).post(url).expect(415);
    const json = 'application/json; charset=utf-8';
    const torn = await request(server)
      .post(url)
      .set('content-type', json)
      .send('{"prune":')
      .expect(400);
    expect(torn.body.error.message).toBe('The body is no JSON');
    const large = await request(server)
      .post(url)
      .set('content-type', json)
      .send(JSON.stringify({ revision: 'x'.repeat(70_000) }))
      .expect(413);
    expect(large.body.error.message).toBe('The body is too large');
    await request(server)
      .post(url)
      .set('authorization', mockCredentials.none.header())
      .send({})
      .expect(401);
    expect(actions.calls).toEqual([]);
    expect(
      events.every(({ outcome }) => outcome?.error?.startsWith('InputError')),
    ).toBe(true);
  });

  it('are 409 when the present state does not allow them, by what the server finds', async () => {
    const { actions, get, post } = await startActionsBackend();
    actions.names = ['sync', 'refresh'];
    actions.checks = [
      {
        action: 'sync',
        blockers: [{ code: 'SyncWindow', message: 'A window denies it.' }],
        warnings: [{ code: 'AutoSync', message: 'It syncs by itself.' }],
      },
    ];
    const { body } = await post(toActionPath(dev.id, 'sync')).expect(409);
    expect(body.error.message).toBe('A window denies it.');
    await post(toActionPath(dev.id, 'refresh')).expect(202);
    const none = await post(toActionPath(dev.id, 'suspend')).expect(400);
    expect(none.body.error.message).toBe(
      'There is no suspend of this Application; there are sync, refresh',
    );
    await post(toActionPath(inAzure.id, 'suspend')).expect(400);
    const ids = [dev.id, inAzure.id, 'none', dev.id]
      .map(id => `id=${encodeURIComponent(id)}`)
      .join('&');
    const checks = await get(`deployment-actions?${ids}`).expect(200);
    expect(
      openApiSpec.findFault('/v1/deployment-actions', checks),
    ).toBeUndefined();
    expect(checks.body.items).toEqual([
      {
        id: dev.id,
        actions: [
          {
            action: 'sync',
            permitted: true,
            blockers: [{ code: 'SyncWindow', message: 'A window denies it.' }],
            warnings: [{ code: 'AutoSync', message: 'It syncs by itself.' }],
          },
          { action: 'refresh', permitted: true, blockers: [], warnings: [] },
        ],
      },
      { id: inAzure.id, actions: [] },
    ]);
  });

  it('fail as the engine says it, in its words or ours, and are written down', async () => {
    const { actions, events, get, post } = await startActionsBackend();
    const secret = 'https://argocd.internal:8443?token=abc.def';
    const failures: [Error, number, string][] = [
      [
        new ConflictError('Another operation runs.', new Error(secret)),
        409,
        'Another operation runs.',
      ],
      [
        new EngineError({ code: 'TimedOut', message: 'Argo CD is slow.' }),
        503,
        'Argo CD is slow.',
      ],
      [new Error(secret), 503, 'Engine argocd hub closed the connection.'],
    ];
    for (const [failure, status, message] of failures) {
      actions.progress = async function* fail() {
        throw failure;
      };
      const answer = await post(toActionPath(dev.id, 'sync')).expect(status);
      expect(answer.body.error.message).toBe(message);
      expect(answer.text).not.toMatch(/internal|abc\.def/);
      const { body } = await get('actions');
      expect(body.items[0]).toMatchObject({ state: 'Failed', message });
      expect(events.at(-1)?.outcome).toMatchObject({
        status: 'fail',
        meta: { outcome: 'Refused' },
      });
    }
    actions.progress = async function* loseSight() {
      yield { state: 'Running' };
      throw new Error(secret);
    };
    await post(toActionPath(dev.id, 'sync')).expect(202);
    await until(() => events.at(-1)?.outcome !== undefined);
    const { body } = await get('actions');
    expect(body.items[0]).toMatchObject({
      state: 'Unknown',
      message:
        'It was taken, and then lost from sight: Engine argocd hub closed the connection.',
    });
  });

  it('are so many in short order, then 429 with when to go on, for one person', async () => {
    const { actions, events, post } = await startActionsBackend();
    actions.names = [];
    const statuses: number[] = [];
    let waits = 0;
    while (!statuses.includes(429) && statuses.length < 2_000) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => post(toActionPath(dev.id, 'sync'))),
      );
      statuses.push(...answers.map(({ status }) => status));
      waits += answers.filter(
        ({ headers }) => Number(headers['retry-after']) > 0,
      ).length;
    }
    const taken = statuses.filter(status => status === 400).length;
    expect(taken).toBeGreaterThanOrEqual(120);
    expect(waits).toBe(statuses.length - taken);
    // They fill no log either.
    expect(events).toHaveLength(taken);
    await post(toActionPath(dev.id, 'sync'), {}, 'user:default/eve').expect(
      400,
    );
  });
});
