import { ActionRecord } from '@backstage-gitops/plugin-gitops-common';
import { ActionProgress } from '@backstage-gitops/plugin-gitops-node';
import { openApiSpec } from './__testUtils__/openApiSpec';
import { startActionsBackend } from './__testUtils__/startActionsBackend';
import { dev, production } from './__testUtils__/startTestFleet';
import { toActionPath } from './__testUtils__/toActionPath';
import { until } from './__testUtils__/until';

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
    const taken = await post(toActionPath(production.id, 'sync'), {
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
      await post(toActionPath(dev.id, name), body).expect(202);
      expect(actions.calls.at(-1)?.action).toEqual({
        action: name,
        parameters,
      });
    }
    await post(toActionPath(dev.id, 'resources/actions'), {
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

  it('are not taken twice by one person, but by another one', async () => {
    const { actions, events, get, post } = await startActionsBackend();
    const { end, progress } = createEndless();
    actions.progress = progress;
    const first = await post(toActionPath(dev.id, 'sync')).expect(202);
    const again = await post(toActionPath(dev.id, 'sync'), {
      prune: true,
    }).expect(409);
    expect(again.body.error).toEqual({
      name: 'ConflictError',
      message: `You did this at ${first.body.startedAt} already, and it is not at its end: see action ${first.body.id}`,
    });
    expect(actions.calls).toHaveLength(1);
    await post(toActionPath(production.id, 'sync')).expect(202);
    await post(toActionPath(dev.id, 'refresh')).expect(202);
    end({ state: 'Failed', message: 'Refused by the quota.' });
    await post(toActionPath(dev.id, 'sync'), {}, 'user:default/eve').expect(
      202,
    );
    expect(actions.calls).toHaveLength(4);
    expect(events[1].outcome).toMatchObject({
      status: 'fail',
      meta: { outcome: 'Refused' },
    });
    expect((await get('actions?mine=true')).body.items).toHaveLength(3);
  });
});
