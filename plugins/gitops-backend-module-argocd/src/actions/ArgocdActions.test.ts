import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { DeploymentAction } from '@backstage-gitops/plugin-gitops-common';
import { ActionProgress } from '@backstage-gitops/plugin-gitops-node';
import { readRecording } from '@backstage-gitops/recordings';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { createFastTiming } from '../__testUtils__/createFastTiming';
import { createTestClient } from '../__testUtils__/createTestClient';
import { OperationWorld } from '../__testUtils__/OperationWorld';
import { readRecordedDeployment } from '../__testUtils__/readRecordedDeployment';
import { recordedUrl, replayRecording } from '../__testUtils__/replayRecording';
import { ArgocdActions } from './ArgocdActions';

const server = setupServer();
registerMswTestHooks(server);

const actions = new ArgocdActions({
  connection: createTestClient().connection,
  timing: createFastTiming({ speed: 1000 }),
});
const by = { entityRef: 'user:default/ada' };
const row = readRecordedDeployment('get-synced');
const twin = { ...row, namespace: 'team-a' };
const key = 'argocd/drift';

type Json = Record<string, any>;
let world: OperationWorld;

beforeEach(() => {
  world = new OperationWorld();
  const recorded = readRecording('argocd', 'get-synced').response.body as Json;
  world.put(recorded);
  const { metadata } = recorded;
  world.put({ ...recorded, metadata: { ...metadata, namespace: 'team-a' } });
  server.use(...world.handlers());
});

async function act(
  action: DeploymentAction,
  options: { deployment?: typeof row; signal?: AbortSignal } = {},
): Promise<ActionProgress[]> {
  const { deployment = row, signal = new AbortController().signal } = options;
  const events: ActionProgress[] = [];
  for await (const event of actions.act(deployment, action, { by, signal })) {
    events.push(event);
  }
  return events;
}

/** The operation that was asked for is in this state now. */
const operate =
  (phase: string, state: Json = {}) =>
  (now: Json): Json => ({
    ...now,
    operation: phase === 'Running' ? now.operation : undefined,
    status: {
      ...now.status,
      reconciledAt: '2026-11-23T03:00:05Z',
      operationState: {
        operation: now.operation ?? now.status.operationState?.operation,
        phase,
        startedAt: '2026-11-23T03:00:00Z',
        ...(phase !== 'Running' && { finishedAt: '2026-11-23T03:00:01Z' }),
        ...state,
      },
    },
  });

const results = (...resources: Json[]) => ({ syncResult: { resources } });

describe('every write', () => {
  const writes: DeploymentAction[] = [
    { action: 'sync', parameters: {} },
    { action: 'rollback', parameters: { entry: '0' } },
    { action: 'auto-sync', parameters: { enabled: true } },
  ];

  it.each(writes)(
    '$action changes the Application of its namespace, never one of the same name',
    async action => {
      world.show('team-a/drift', now => now, operate('Succeeded'));
      await act(action, { deployment: twin });
      expect(world.changed).toEqual(['team-a/drift']);
      const [write] = world.writes;
      expect(write.contentType).toBe('application/json');
      expect(write.body).toMatchObject({
        name: 'drift',
        appNamespace: 'team-a',
        project: 'cases',
      });
    },
  );

  it('terminate names it in the query, the only thing a DELETE has, with the content type', async () => {
    const running = readRecording('argocd', 'get-operation-running').response
      .body as Json;
    const { metadata } = row as Json;
    world.put({
      ...running,
      metadata: {
        ...running.metadata,
        ...metadata,
        name: 'drift',
        namespace: 'team-a',
      },
    });
    world.show(
      'team-a/drift',
      now => now,
      now => ({
        ...now,
        operation: undefined,
        status: {
          ...now.status,
          operationState: {
            ...now.status.operationState,
            phase: 'Failed',
            message: 'Operation terminated',
          },
        },
      }),
    );
    const events = await act(
      { action: 'terminate', parameters: {} },
      { deployment: twin },
    );
    expect(world.writes).toEqual([
      {
        method: 'DELETE',
        path: '/root/api/v1/applications/drift/operation',
        query: { appNamespace: 'team-a', project: 'cases' },
        contentType: 'application/json',
        body: undefined,
      },
    ]);
    expect(events.map(({ state }) => state)).toEqual([
      'Requested',
      'Succeeded',
    ]);
  });
});

describe('sync', () => {
  it('tells Argo CD who asked, and follows the operation to its end', async () => {
    world.show(
      key,
      operate('Running', {
        message: 'waiting for completion of hook batch/Job/migrate',
      }),
      operate('Running', {
        message: 'waiting for completion of hook batch/Job/migrate',
      }),
      operate(
        'Succeeded',
        results({ kind: 'ConfigMap', name: 'settings', status: 'Synced' }),
      ),
    );
    const events = await act({
      action: 'sync',
      parameters: {
        prune: true,
        force: true,
        resources: [
          {
            group: '',
            kind: 'ConfigMap',
            namespace: 'cases',
            name: 'settings',
            version: 'v1',
          },
        ],
      },
    });
    expect(events).toEqual([
      { state: 'Requested' },
      { state: 'Running', message: 'Waits for batch/Job/migrate.' },
      { state: 'Succeeded', message: 'Synced: 1 resource applied.' },
    ]);
    expect(world.writes[0].body).toEqual({
      name: 'drift',
      appNamespace: 'argocd',
      project: 'cases',
      prune: true,
      dryRun: false,
      strategy: { hook: { force: true } },
      resources: [
        { group: '', kind: 'ConfigMap', namespace: 'cases', name: 'settings' },
      ],
      infos: [{ name: 'Backstage user', value: 'user:default/ada' }],
    });
  });

  it('sends options beside those of the Application, which they would replace', async () => {
    world.show(key, now => now, operate('Succeeded'));
    await act({
      action: 'sync',
      parameters: { options: ['ServerSideApply=true'] },
    });
    expect(world.writes[0].body?.syncOptions).toEqual({
      items: ['CreateNamespace=true', 'ServerSideApply=true'],
    });
  });

  it('says of a dry run what it would do', async () => {
    world.show(
      key,
      operate(
        'Succeeded',
        results({
          kind: 'Deployment',
          name: 'web',
          status: 'Synced',
          message: 'deployment.apps/web configured (dry run)',
        }),
      ),
    );
    const events = await act({ action: 'sync', parameters: { dryRun: true } });
    expect(events.at(-1)).toEqual({
      state: 'Succeeded',
      message: 'A sync would do this: Deployment web: configured.',
    });
  });

  it('tells at what it failed, without addresses', async () => {
    world.show(
      key,
      operate('Failed', {
        message:
          'one or more objects failed to apply, reason: Get "https://10.1.2.3:6443/x": EOF',
        ...results({ kind: 'Deployment', name: 'web', status: 'SyncFailed' }),
      }),
    );
    const [, end] = await act({ action: 'sync', parameters: {} });
    expect(end).toMatchObject({
      state: 'Failed',
      message: expect.stringMatching(/^The sync failed at Deployment web\. /),
    });
    expect(end.message).not.toContain('10.1.2.3');
  });

  it('waits until Argo CD compared again, and says when something still differs', async () => {
    const succeeded = operate('Succeeded');
    world.show(
      key,
      now => {
        const after = succeeded(now);
        return {
          ...after,
          status: { ...after.status, reconciledAt: '2026-11-23T02:59:00Z' },
        };
      },
      now => ({
        ...now,
        status: {
          ...now.status,
          reconciledAt: '2026-11-23T03:00:09Z',
          sync: { ...now.status.sync, status: 'OutOfSync' },
        },
      }),
    );
    const [, ...rest] = await act({ action: 'sync', parameters: {} });
    expect(rest).toEqual([
      {
        state: 'Succeeded',
        message: expect.stringContaining('still sees differences'),
      },
    ]);
  });

  it('takes no other operation for its own', async () => {
    world.show(key, now => ({
      ...operate('Succeeded')(now),
      status: {
        ...now.status,
        operationState: {
          phase: 'Succeeded',
          startedAt: '2026-11-23T03:00:00Z',
          operation: {
            sync: { revision: 'b' },
            initiatedBy: { automated: true },
          },
        },
      },
    }));
    const events = await act({ action: 'sync', parameters: {} });
    expect(events.at(-1)).toMatchObject({
      state: 'Unknown',
      message: expect.stringContaining('Another operation'),
    });
  });

  it('says when the Application was deleted meanwhile', async () => {
    server.use(
      http.get(`${recordedUrl}/api/v1/applications/drift`, () =>
        HttpResponse.json({ code: 5, message: 'not found' }, { status: 404 }),
      ),
    );
    expect(await act({ action: 'sync', parameters: {} })).toEqual([
      { state: 'Requested' },
      { state: 'Unknown', message: 'The Application was deleted.' },
    ]);
  });

  it('ends with Unknown when nobody waits any longer', async () => {
    world.show(key, operate('Running'), operate('Running'));
    const abort = new AbortController();
    const states: string[] = [];
    const events = actions.act(
      row,
      { action: 'sync', parameters: {} },
      { by, signal: abort.signal },
    );
    for await (const { state } of events) {
      states.push(state);
      if (state === 'Running') abort.abort();
    }
    expect(states).toEqual(['Requested', 'Running', 'Unknown']);
  });

  it('ends with what it knows when Argo CD cannot be asked any more', async () => {
    const sent: string[] = [];
    server.use(
      http.get(`${recordedUrl}/api/v1/applications/drift`, ({ request }) => {
        sent.push(request.url);
        return HttpResponse.json(
          { message: 'redis 10.0.0.1' },
          { status: 500 },
        );
      }),
    );
    const events = await act({ action: 'sync', parameters: {} });
    expect(events.map(({ state }) => state)).toEqual(['Requested', 'Unknown']);
    expect(events[1].message).not.toContain('redis');
    expect(sent).toHaveLength(20);
  });

  it.each<[string, string, RegExp]>([
    ['sync-while-running', 'ConflictError', /Another operation is running/],
    ['sync-window-denied', 'ConflictError', /sync window/],
    ['sync-wrong-revision', 'ConflictError', /only the tracked revision/],
    ['sync-forbidden', 'NotAllowedError', /`applications, sync`/],
    ['sync-missing-app', 'NotFoundError', /no such Application/],
    ['sync-charset', 'EngineError', /HTTP 415/],
  ])('%s is a %s in our own words', async (recording, name, message) => {
    const path = '/api/v1/applications/drift/sync';
    server.use(replayRecording(recording, { path }));
    const error = await act({ action: 'sync', parameters: {} }).then(
      () => undefined,
      reason => reason,
    );
    expect(error).toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
    expect(error.message).not.toMatch(/sub:|iat|viewer|already in progress/);
  });

  it('refuses an empty choice of resources, which Argo CD takes for all', async () => {
    await expect(
      act({ action: 'sync', parameters: { resources: [] } }),
    ).rejects.toMatchObject({ name: 'InputError' });
    expect(world.writes).toEqual([]);
  });
});

describe('rollback', () => {
  it('goes back to an entry, and is refused in words under automatic sync', async () => {
    world.show(key, operate('Succeeded'));
    const events = await act({
      action: 'rollback',
      parameters: { entry: '3' },
    });
    expect(world.writes[0].body).toMatchObject({ id: 3, prune: false });
    expect(events.at(-1)).toMatchObject({ state: 'Succeeded' });

    const path = '/api/v1/applications/drift/rollback';
    server.use(replayRecording('rollback-auto-sync', { path }));
    await expect(
      act({ action: 'rollback', parameters: { entry: '3' } }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('roll back in Git'),
    });
    await expect(
      act({ action: 'rollback', parameters: { entry: 'main' } }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});

describe('refresh', () => {
  it('is proven by the annotation that is gone', async () => {
    world.show(
      key,
      now => now,
      now => ({
        ...now,
        status: { ...now.status, reconciledAt: '2026-11-23T09:00:00Z' },
      }),
    );
    const events = await act({ action: 'refresh', parameters: { hard: true } });
    expect(events).toEqual([
      { state: 'Requested' },
      {
        state: 'Succeeded',
        message: 'Compared at 2026-11-23T09:00:00Z: it is Synced.',
      },
    ]);
    expect(world.writes).toEqual([]);
  });

  it('looks on when Argo CD answers before it compared', async () => {
    const annotate = (value: string | undefined) => (now: Json) => ({
      ...now,
      metadata: {
        ...now.metadata,
        annotations: { 'argocd.argoproj.io/refresh': value },
      },
    });
    world.show(
      key,
      now => now,
      annotate('normal'),
      annotate('normal'),
      annotate(undefined),
    );
    const events = await act({ action: 'refresh', parameters: {} });
    expect(events.map(({ state }) => state)).toEqual([
      'Requested',
      'Succeeded',
    ]);
  });

  it('is refused where Argo CD is told to leave it alone, as it would never answer', async () => {
    world.show(key, now => ({
      ...now,
      metadata: {
        ...now.metadata,
        annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' },
      },
    }));
    await expect(
      act({ action: 'refresh', parameters: {} }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });
});

describe('auto-sync', () => {
  it('keeps prune and self-heal when it is switched off', async () => {
    const automated = { prune: true, selfHeal: true };
    const on = (now: Json) => ({
      ...now,
      spec: { ...now.spec, syncPolicy: { automated } },
    });
    world.show(key, on);
    expect(
      await act({ action: 'auto-sync', parameters: { enabled: false } }),
    ).toEqual([
      { state: 'Requested' },
      { state: 'Succeeded', message: 'Automatic sync is off.' },
    ]);
    expect(world.writes).toHaveLength(1);
    expect(world.applications.get(key)?.spec.syncPolicy.automated).toEqual({
      ...automated,
      enabled: false,
    });
    expect(
      await act({ action: 'auto-sync', parameters: { enabled: false } }),
    ).toEqual([
      { state: 'Succeeded', message: 'Automatic sync was off already.' },
    ]);
    expect(world.writes).toHaveLength(1);
  });

  it('takes it away whole from an Argo CD that does not know `enabled`', async () => {
    world.dropsEnabled = true;
    world.show(key, now => ({
      ...now,
      spec: { ...now.spec, syncPolicy: { automated: { prune: true } } },
    }));
    const events = await act({
      action: 'auto-sync',
      parameters: { enabled: false },
    });
    expect(events.at(-1)).toMatchObject({ state: 'Succeeded' });
    expect(world.writes).toHaveLength(2);
    expect(world.applications.get(key)?.spec.syncPolicy).toEqual({});
  });

  it('notices that something put it back', async () => {
    world.show(
      key,
      now => now,
      now => ({ ...now, spec: { ...now.spec, syncPolicy: {} } }),
    );
    const events = await act({
      action: 'auto-sync',
      parameters: { enabled: true },
    });
    expect(events.at(-1)).toMatchObject({ state: 'Failed' });
  });

  it('is refused where a set or an app of apps owns it, saying where to change it', async () => {
    world.show(key, now => ({
      ...now,
      metadata: {
        ...now.metadata,
        ownerReferences: [{ kind: 'ApplicationSet', name: 'shops' }],
      },
    }));
    await expect(
      act({ action: 'auto-sync', parameters: { enabled: true } }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('ApplicationSet shops'),
    });
    expect(world.writes).toEqual([]);
  });
});

describe('resource-action', () => {
  const web = {
    group: 'apps',
    kind: 'Deployment',
    namespace: 'cases',
    name: 'web',
  };
  const restart: DeploymentAction = {
    action: 'resource-action',
    parameters: { resource: web, name: 'restart' },
  };
  const api = `${recordedUrl}/api/v1/applications/drift`;
  let version = 1;

  beforeEach(() => {
    version = 1;
    server.use(
      replayRecording('resource-tree-drifted'),
      replayRecording('resource-actions', {
        path: '/api/v1/applications/drift/resource/actions',
      }),
      http.get(`${api}/resource`, () =>
        HttpResponse.json({
          manifest: JSON.stringify({
            metadata: { resourceVersion: String(version) },
          }),
        }),
      ),
    );
  });

  it('names the resource as recorded, and is proven by its change', async () => {
    server.use(
      http.post(`${api}/resource/actions/v2`, async ({ request }) => {
        const recorded = readRecording('argocd', 'resource-action-restart');
        expect(await request.json()).toEqual({
          ...(recorded.request.body as Json),
          resourceActionParameters: [],
        });
        version = 2;
        return HttpResponse.json({});
      }),
    );
    expect(await act(restart)).toEqual([
      { state: 'Requested' },
      {
        state: 'Succeeded',
        message: expect.stringContaining(
          'Deployment web was changed by restart',
        ),
      },
    ]);
  });

  it('does not claim an effect that nobody saw', async () => {
    const events = await act(restart);
    expect(events.at(-1)).toMatchObject({
      state: 'Unknown',
      message: expect.stringContaining('accepted restart'),
    });
  });

  it('refuses what is not offered, not offered now, or of no resource of its own', async () => {
    const take = (name: string, resource = web) =>
      act({ action: 'resource-action', parameters: { resource, name } });
    await expect(take('explode')).rejects.toMatchObject({ name: 'InputError' });
    await expect(take('resume')).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await expect(
      take('restart', { ...web, name: 'other' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(world.writes).toEqual([]);
  });
});
