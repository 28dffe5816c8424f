import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ActionRecord } from '@backstage-gitops/plugin-gitops-common';
import {
  ActionProgress,
  EngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { ConflictError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { createDeployment } from './__testUtils__/createDeployment';
import { openApiSpec } from './__testUtils__/openApiSpec';
import { startActionsBackend } from './__testUtils__/startActionsBackend';
import { dev, inAzure, production } from './__testUtils__/startTestFleet';
import { until } from './__testUtils__/until';

const of = (id: string, part: string) =>
  `deployments/${encodeURIComponent(id)}/${part}`;
const allow: { result: AuthorizeResult.ALLOW } = {
  result: AuthorizeResult.ALLOW,
};
const some: { result: AuthorizeResult.CONDITIONAL } = {
  result: AuthorizeResult.CONDITIONAL,
};
jest.setTimeout(120_000);
const podRef = { group: '', kind: 'Pod', namespace: 'shop', name: 'a' };

/** An action that goes on until a test ends it. */
function createEndless() {
  let end: (progress: ActionProgress) => void = () => {};
  return {
    end: (progress: ActionProgress) => end(progress),
    async *progress(): AsyncGenerator<ActionProgress> {
      yield { state: 'Running' };
      yield await new Promise<ActionProgress>(resolve => {
        end = resolve;
      });
    },
  };
}

describe('Actions', () => {
  it('are taken, followed to their end, told and written to the audit log', async () => {
    const { actions, events, get, post, signals } = await startActionsBackend();
    const taken = await post(of(production.id, 'sync'), {
      prune: true,
      resources: [podRef],
    }).expect(202);
    expect(
      openApiSpec.findFault('/v1/deployments/{id}/sync', taken, 'post'),
    ).toBeUndefined();
    expect(taken.body).toMatchObject({
      target: { type: 'deployment', id: production.id },
      subject: 'checkout-api on aws-eks',
      action: 'sync',
      parameters: { prune: true, resources: [podRef] },
      by: 'user:default/ada',
      state: 'Running',
    });
    expect(actions.calls).toMatchObject([
      {
        target: production.id,
        by: 'user:default/ada',
        action: { action: 'sync', parameters: { prune: true } },
      },
    ]);
    let record: ActionRecord = taken.body;
    await until(async () => {
      record = (await get(`actions/${taken.body.id}`).expect(200)).body;
      return record.state === 'Succeeded';
    });
    expect(record.message).toBe('Synced to 1.4.3.');
    expect(record.finishedAt).toBeDefined();
    await until(() => events[0].outcome !== undefined);
    expect(events).toEqual([
      {
        eventId: 'deployment-action',
        severity: 'medium',
        meta: {
          user: 'user:default/ada',
          action: 'sync',
          target: { type: 'deployment', id: production.id },
          parameters: JSON.stringify({ prune: true, resources: [podRef] }),
        },
        outcome: {
          status: 'success',
          meta: {
            record: record.id,
            outcome: 'Succeeded',
            durationMs: expect.any(Number),
            message: 'Synced to 1.4.3.',
          },
        },
      },
    ]);
    const own = signals.filter(({ channel }) => channel === 'gitops:actions');
    expect(own.length).toBeGreaterThanOrEqual(2);
    expect(own[0]).toEqual({
      recipients: { type: 'user', entityRef: 'user:default/ada' },
      channel: 'gitops:actions',
      message: {},
    });
    const list = await get(
      `actions?deployment=${encodeURIComponent(production.id)}`,
      'user:default/eve',
    );
    expect(list.body).toEqual({ items: [record] });
    expect(openApiSpec.findFault('/v1/actions', list)).toBeUndefined();
    expect((await get('actions')).body).toEqual({ items: [record] });
    expect((await get('actions', 'user:default/eve')).body.items).toEqual([]);
  });

  it('each reach the engine with their parameters', async () => {
    const { actions, post } = await startActionsBackend();
    const all: [string, object, object][] = [
      ['refresh', { hard: true }, { hard: true }],
      ['terminate', {}, {}],
      ['rollback', { entry: '4', prune: true }, { entry: '4', prune: true }],
      ['auto-sync', { enabled: false }, { enabled: false }],
      ['reconcile', { withSource: true }, { withSource: true }],
      ['suspend', {}, {}],
      ['resume', {}, {}],
    ];
    for (const [name, body, parameters] of all) {
      await post(of(dev.id, name), body).expect(202);
      expect(actions.calls.at(-1)?.action).toEqual({
        action: name,
        parameters,
      });
    }
    await post(of(dev.id, 'resources/actions'), {
      resource: { kind: 'Deployment', group: 'apps', name: 'a' },
      name: 'restart',
    }).expect(202);
    expect(actions.calls.at(-1)?.action).toEqual({
      action: 'resource-action',
      parameters: {
        resource: { kind: 'Deployment', group: 'apps', name: 'a' },
        name: 'restart',
      },
    });
  });

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
      const answer = await post(of(dev.id, name), body).expect(400);
      expect(answer.body.error).toEqual({ name: 'InputError', message });
    }
    const url = `/api/gitops/v1/${of(dev.id, 'sync')}`;
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

  it('are not taken twice by one person, but by another one', async () => {
    const { actions, events, get, post } = await startActionsBackend();
    const { end, progress } = createEndless();
    actions.progress = progress;
    const first = await post(of(dev.id, 'sync')).expect(202);
    const again = await post(of(dev.id, 'sync'), { prune: true }).expect(409);
    expect(again.body.error).toEqual({
      name: 'ConflictError',
      message: `You did this at ${first.body.startedAt} already, and it is not at its end: see action ${first.body.id}`,
    });
    expect(actions.calls).toHaveLength(1);
    await post(of(production.id, 'sync')).expect(202);
    await post(of(dev.id, 'refresh')).expect(202);
    end({ state: 'Failed', message: 'Refused by the quota.' });
    await post(of(dev.id, 'sync'), {}, 'user:default/eve').expect(202);
    expect(actions.calls).toHaveLength(4);
    expect(events[1].outcome).toMatchObject({
      status: 'fail',
      meta: { outcome: 'Refused' },
    });
    expect((await get('actions?mine=true')).body.items).toHaveLength(3);
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
    const { body } = await post(of(dev.id, 'sync')).expect(409);
    expect(body.error.message).toBe('A window denies it.');
    await post(of(dev.id, 'refresh')).expect(202);
    const none = await post(of(dev.id, 'suspend')).expect(400);
    expect(none.body.error.message).toBe(
      'There is no suspend of this Application; there are sync, refresh',
    );
    await post(of(inAzure.id, 'suspend')).expect(400);
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
      const answer = await post(of(dev.id, 'sync')).expect(status);
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
    await post(of(dev.id, 'sync')).expect(202);
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
        Array.from({ length: 20 }, () => post(of(dev.id, 'sync'))),
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
    await post(of(dev.id, 'sync'), {}, 'user:default/eve').expect(400);
  });

  it('on a source need the permission on every Deployment fetched from it', async () => {
    const source = (id: string) => [
      {
        repository: '',
        object: { id, kind: 'GitRepository', namespace: 'flux', name: 'main' },
      },
    ];
    const decision = { onlyDev: false };
    const { actions, get, hub, post } = await startActionsBackend({
      features: [
        mockServices.permissions.mock({
          authorizeConditional: async asked =>
            asked.map(({ permission }) =>
              permission.attributes.action === 'read' || !decision.onlyDev
                ? allow
                : {
                    ...some,
                    pluginId: 'gitops',
                    resourceType: 'gitops-deployment',
                    conditions: {
                      rule: 'IS_ON_CLUSTER',
                      resourceType: 'gitops-deployment',
                      params: { clusters: ['aws-eks-dev'] },
                    },
                  },
            ),
        }).factory,
      ],
    });
    hub.tell({
      type: 'delta',
      upserted: [
        { ...dev, sources: source('both') },
        { ...production, sources: source('both') },
        createDeployment({
          app: 'other',
          cluster: 'aws-eks-dev',
          sources: source('dev'),
        }),
      ],
      removed: [],
    });
    await until(
      async () => (await post('sources/both/reconcile')).status === 202,
    );
    expect(actions.calls[0]).toMatchObject({
      target: 'both',
      action: 'reconcile',
      by: 'user:default/ada',
    });
    await post('sources/none/suspend').expect(404);
    actions.sourceChecks = [
      {
        action: 'resume',
        blockers: [{ code: 'NotSuspended', message: 'It is not suspended.' }],
        warnings: [],
      },
    ];
    const askChecks = async () => {
      const answer = await get('source-actions?id=both&id=dev&id=none');
      expect(
        openApiSpec.findFault('/v1/source-actions', answer),
      ).toBeUndefined();
      return answer.body.items;
    };
    const shared = {
      code: 'SharedSource',
      message: '2 deployments are fetched from it: checkout-api, checkout-api.',
    };
    const free = { permitted: true, blockers: [], warnings: [] };
    const blocked = { ...free, blockers: actions.sourceChecks[0].blockers };
    expect(await askChecks()).toEqual([
      {
        id: 'both',
        actions: [
          { action: 'reconcile', ...free, warnings: [shared] },
          { action: 'suspend', ...free, warnings: [shared] },
          { action: 'resume', ...blocked, warnings: [shared] },
        ],
      },
      {
        id: 'dev',
        actions: [
          { action: 'reconcile', ...free },
          { action: 'suspend', ...free },
          { action: 'resume', ...blocked },
        ],
      },
    ]);
    decision.onlyDev = true;
    expect(
      (await askChecks()).map((item: { actions: { permitted: boolean }[] }) =>
        item.actions.map(({ permitted }) => permitted),
      ),
    ).toEqual([
      [false, false, false],
      [true, true, true],
    ]);
    await post('sources/both/suspend').expect(403);
    const taken = await post('sources/dev/suspend').expect(202);
    expect(taken.body).toMatchObject({
      target: { type: 'source', id: 'dev' },
      subject: 'GitRepository main',
      parameters: {},
    });
    await post('sources/dev/resume', { x: 1 }).expect(400);
  });
});
