import { createServiceFactory } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { FakeDetails } from './__testUtils__/FakeDetails';
import { startActionsBackend } from './__testUtils__/startActionsBackend';
import { dev, production } from './__testUtils__/startTestFleet';
import { until } from './__testUtils__/until';

jest.setTimeout(120_000);
const credentials = mockCredentials.user('user:default/ada');

async function start(options: Parameters<typeof startActionsBackend>[0] = {}) {
  const registry = actionsRegistryServiceMock();
  const backend = await startActionsBackend({
    features: [
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => registry,
      }),
      ...(options.features ?? []),
    ],
  });
  backend.hub.details = new FakeDetails();
  return {
    ...backend,
    registry,
    invoke: (name: string, input: { [key: string]: string | boolean }) =>
      registry.invoke({ id: `test:${name}`, input, credentials }),
  };
}

describe('Actions in the registry', () => {
  it('say honestly what they do', async () => {
    const { registry } = await start();
    const { actions } = await registry.list();
    const told = actions.map(({ name, attributes }) => [
      name,
      Object.entries(attributes)
        .filter(([, value]) => value)
        .map(([key]) => key)
        .sort()
        .join(' '),
    ]);
    expect(told).toEqual([
      ['list-deployments', 'idempotent readOnly'],
      ['get-deployment', 'idempotent readOnly'],
      ['get-deployment-diff', 'idempotent readOnly'],
      ['get-deployment-history', 'idempotent readOnly'],
      ['sync-deployment', 'destructive idempotent'],
      ['reconcile-deployment', 'destructive idempotent'],
      ['suspend-deployment', 'idempotent'],
      ['resume-deployment', 'destructive idempotent'],
    ]);
    for (const { description } of actions) {
      expect(description).toContain('## When to use');
    }
  });

  it('read what the routes tell', async () => {
    const { invoke } = await start();
    const list = await invoke('list-deployments', { cluster: 'aws-eks' });
    expect(list.output).toMatchObject({
      totalItems: 1,
      items: [{ id: production.id, environment: 'production' }],
    });
    const id = production.id;
    expect((await invoke('get-deployment', { id })).output).toMatchObject({
      deployment: { id },
    });
    expect((await invoke('get-deployment-diff', { id })).output).toMatchObject({
      diff: { basis: 'desired' },
    });
    expect(
      (await invoke('get-deployment-history', { id })).output,
    ).toMatchObject({ history: { transitions: expect.any(Array) } });
    await expect(invoke('get-deployment', { id: 'none' })).rejects.toThrow(
      'No engine tells of a Deployment none',
    );
  });

  it('act as the routes do, in the name of who asks, with an entry in the audit log', async () => {
    const { actions, events, invoke } = await start();
    const { output } = await invoke('sync-deployment', {
      id: dev.id,
      prune: true,
    });
    expect(output).toMatchObject({
      record: { by: 'user:default/ada', action: 'sync', state: 'Running' },
    });
    await until(() => events[0].outcome !== undefined);
    expect(events[0]).toMatchObject({
      eventId: 'deployment-action',
      meta: {
        user: 'user:default/ada',
        action: 'sync',
        parameters: '{"prune":true}',
      },
      outcome: { status: 'success' },
    });
    for (const name of ['reconcile', 'suspend', 'resume']) {
      await invoke(`${name}-deployment`, { id: dev.id });
      expect(actions.calls.at(-1)).toMatchObject({
        target: dev.id,
        by: 'user:default/ada',
        action: { action: name },
      });
    }
  });

  it('are refused by a policy that says DENY, and that is written down', async () => {
    const { actions, events, invoke, registry } = await start({
      features: [
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      ],
    });
    const all = await registry.list();
    for (const { name } of all.actions) {
      const input: { [key: string]: string } =
        name === 'list-deployments' ? {} : { id: dev.id };
      await expect(invoke(name, input)).rejects.toThrow(/may not see/);
    }
    expect(events.map(({ outcome }) => outcome?.status)).toEqual(
      Array(4).fill('fail'),
    );
    expect(actions.calls).toEqual([]);
  });
});
