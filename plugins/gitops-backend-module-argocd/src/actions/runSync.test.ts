import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { recordedUrl, replayRecording } from '../__testUtils__/replayRecording';
import { Json, operate, setUpActions } from '../__testUtils__/setUpActions';

const server = setupServer();
registerMswTestHooks(server);

const setUp = setUpActions(server);
const key = 'argocd/drift';

const results = (...resources: Json[]) => ({ syncResult: { resources } });

describe('sync', () => {
  it('tells Argo CD who asked, and follows the operation to its end', async () => {
    setUp.world.show(
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
    const events = await setUp.act({
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
    expect(setUp.world.writes[0].body).toEqual({
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
    setUp.world.show(key, now => now, operate('Succeeded'));
    await setUp.act({
      action: 'sync',
      parameters: { options: ['ServerSideApply=true'] },
    });
    expect(setUp.world.writes[0].body?.syncOptions).toEqual({
      items: ['CreateNamespace=true', 'ServerSideApply=true'],
    });
  });

  it('says of a dry run what it would do', async () => {
    setUp.world.show(
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
    const events = await setUp.act({
      action: 'sync',
      parameters: { dryRun: true },
    });
    expect(events.at(-1)).toEqual({
      state: 'Succeeded',
      message: 'A sync would do this: Deployment web: configured.',
    });
  });

  it('tells at what it failed, without addresses', async () => {
    setUp.world.show(
      key,
      operate('Failed', {
        message:
          'one or more objects failed to apply, reason: Get "https://10.1.2.3:6443/x": EOF',
        ...results({ kind: 'Deployment', name: 'web', status: 'SyncFailed' }),
      }),
    );
    const [, end] = await setUp.act({ action: 'sync', parameters: {} });
    expect(end).toMatchObject({
      state: 'Failed',
      message: expect.stringMatching(/^The sync failed at Deployment web\. /),
    });
    expect(end.message).not.toContain('10.1.2.3');
  });

  it('waits until Argo CD compared again, and says when something still differs', async () => {
    const succeeded = operate('Succeeded');
    setUp.world.show(
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
    const [, ...rest] = await setUp.act({ action: 'sync', parameters: {} });
    expect(rest).toEqual([
      {
        state: 'Succeeded',
        message: expect.stringContaining('still sees differences'),
      },
    ]);
  });

  it('takes no other operation for its own', async () => {
    setUp.world.show(key, now => ({
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
    const events = await setUp.act({ action: 'sync', parameters: {} });
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
    expect(await setUp.act({ action: 'sync', parameters: {} })).toEqual([
      { state: 'Requested' },
      { state: 'Unknown', message: 'The Application was deleted.' },
    ]);
  });

  it('ends with Unknown when nobody waits any longer', async () => {
    setUp.world.show(key, operate('Running'), operate('Running'));
    const abort = new AbortController();
    const states: string[] = [];
    const events = setUp.actions.act(
      setUp.row,
      { action: 'sync', parameters: {} },
      { by: setUp.by, signal: abort.signal },
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
    const events = await setUp.act({ action: 'sync', parameters: {} });
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
    const error = await setUp.act({ action: 'sync', parameters: {} }).then(
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
      setUp.act({ action: 'sync', parameters: { resources: [] } }),
    ).rejects.toMatchObject({ name: 'InputError' });
    expect(setUp.world.writes).toEqual([]);
  });
});
