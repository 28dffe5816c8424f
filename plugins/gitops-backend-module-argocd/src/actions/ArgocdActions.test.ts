import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { DeploymentAction } from '@backstage-gitops/plugin-gitops-common';
import { readRecording } from '@backstage-gitops/recordings';
import { setupServer } from 'msw/node';
import { replayRecording } from '../__testUtils__/replayRecording';
import { Json, operate, setUpActions } from '../__testUtils__/setUpActions';

const server = setupServer();
registerMswTestHooks(server);

const setUp = setUpActions(server);
const key = 'argocd/drift';
const twin = { ...setUp.row, namespace: 'team-a' };

describe('every write', () => {
  const writes: DeploymentAction[] = [
    { action: 'sync', parameters: {} },
    { action: 'rollback', parameters: { entry: '0' } },
    { action: 'auto-sync', parameters: { enabled: true } },
  ];

  it.each(writes)(
    '$action changes the Application of its namespace, never one of the same name',
    async action => {
      setUp.world.show('team-a/drift', now => now, operate('Succeeded'));
      await setUp.act(action, { deployment: twin });
      expect(setUp.world.changed).toEqual(['team-a/drift']);
      const [write] = setUp.world.writes;
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
    const { metadata } = setUp.row as Json;
    setUp.world.put({
      ...running,
      metadata: {
        ...running.metadata,
        ...metadata,
        name: 'drift',
        namespace: 'team-a',
      },
    });
    setUp.world.show(
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
    const events = await setUp.act(
      { action: 'terminate', parameters: {} },
      { deployment: twin },
    );
    expect(setUp.world.writes).toEqual([
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

describe('rollback', () => {
  it('goes back to an entry, and is refused in words under automatic sync', async () => {
    setUp.world.show(key, operate('Succeeded'));
    const events = await setUp.act({
      action: 'rollback',
      parameters: { entry: '3' },
    });
    expect(setUp.world.writes[0].body).toMatchObject({ id: 3, prune: false });
    expect(events.at(-1)).toMatchObject({ state: 'Succeeded' });

    const path = '/api/v1/applications/drift/rollback';
    server.use(replayRecording('rollback-auto-sync', { path }));
    await expect(
      setUp.act({ action: 'rollback', parameters: { entry: '3' } }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('roll back in Git'),
    });
    await expect(
      setUp.act({ action: 'rollback', parameters: { entry: 'main' } }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});

describe('refresh', () => {
  it('is proven by the annotation that is gone', async () => {
    setUp.world.show(
      key,
      now => now,
      now => ({
        ...now,
        status: { ...now.status, reconciledAt: '2026-11-23T09:00:00Z' },
      }),
    );
    const events = await setUp.act({
      action: 'refresh',
      parameters: { hard: true },
    });
    expect(events).toEqual([
      { state: 'Requested' },
      {
        state: 'Succeeded',
        message: 'Compared at 2026-11-23T09:00:00Z: it is Synced.',
      },
    ]);
    expect(setUp.world.writes).toEqual([]);
  });

  it('looks on when Argo CD answers before it compared', async () => {
    const annotate = (value: string | undefined) => (now: Json) => ({
      ...now,
      metadata: {
        ...now.metadata,
        annotations: { 'argocd.argoproj.io/refresh': value },
      },
    });
    setUp.world.show(
      key,
      now => now,
      annotate('normal'),
      annotate('normal'),
      annotate(undefined),
    );
    const events = await setUp.act({ action: 'refresh', parameters: {} });
    expect(events.map(({ state }) => state)).toEqual([
      'Requested',
      'Succeeded',
    ]);
  });

  it('is refused where Argo CD is told to leave it alone, as it would never answer', async () => {
    setUp.world.show(key, now => ({
      ...now,
      metadata: {
        ...now.metadata,
        annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' },
      },
    }));
    await expect(
      setUp.act({ action: 'refresh', parameters: {} }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });
});
