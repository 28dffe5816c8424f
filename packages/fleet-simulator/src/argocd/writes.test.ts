import { startTestHub } from '../testing/startTestHub';
import { playTwins } from '../scenario/playTwins';
import { playWindow } from '../scenario/playWindow';

jest.setTimeout(60_000);

const body = { appNamespace: 'argocd', project: 'cases' };

describe('what people ask of Argo CD', () => {
  let argocd: Awaited<ReturnType<typeof startTestHub>>;
  let old: string;

  beforeEach(async () => {
    argocd = await startTestHub();
    playTwins(argocd.hub, {
      cluster: 'aws-eks',
      commit: (_, files) => argocd.commit(files),
    });
    await argocd.until('drift', 'compared', ({ status }) =>
      Boolean(status.reconciledAt),
    );
    old = argocd.repository.head();
  });

  afterEach(() => argocd.stop());

  const idle = (what: string) =>
    argocd.until(
      'drift',
      what,
      application =>
        !application.operation &&
        !argocd.hub.applications.runtime(application).operating &&
        application.status.operationState?.phase === 'Succeeded',
    );
  const send = (method: string, call: string, asked: object) =>
    argocd.send(method, `/api/v1/applications/drift${call}`, asked);
  const sync = async (asked: object = {}) => {
    const answer = await send('POST', '/sync', { ...body, ...asked });
    if (answer.status === 200) await idle('synced');
    return answer;
  };

  it('goes to the Application the body names, whatever the query says', async () => {
    const answer = await argocd.send(
      'POST',
      '/api/v1/applications/drift/sync?appNamespace=team-a&project=cases',
      { project: 'cases' },
    );
    expect(answer.body.metadata.namespace).toBe('argocd');
    const twin = await send('POST', '/sync', {
      appNamespace: 'team-a',
      project: 'cases',
    });
    expect(twin.body.metadata.namespace).toBe('team-a');
  });

  it('keeps who asked and what was told, and a history entry', async () => {
    const infos = [{ name: 'Backstage user', value: 'user:default/ada' }];
    await sync({ infos });
    const { status } = argocd.find('drift');
    expect(status.operationState?.operation).toMatchObject({
      initiatedBy: { username: 'backstage' },
      info: infos,
    });
    expect(status.history).toMatchObject([{ id: 0, revision: old }]);
    expect(status.sync.status).toBe('Synced');
    const events = await argocd.get(
      '/api/v1/applications/drift/events?appNamespace=argocd&project=cases',
    );
    expect(
      events.body.items.map(({ reason }: { reason: string }) => reason),
    ).toContain('OperationCompleted');
  });

  it('leaves everything as it is after a dry run, but for what it tells', async () => {
    await sync({ dryRun: true });
    const { status } = argocd.find('drift');
    expect(status.operationState).toMatchObject({
      phase: 'Succeeded',
      operation: { sync: { dryRun: true } },
      message: 'successfully synced (no more tasks)',
    });
    expect(status.history).toBeUndefined();
    expect(status.sync.status).toBe('OutOfSync');
  });

  it('syncs only what was chosen', async () => {
    await sync();
    argocd.commit({
      'cases/twins/settings.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  colour: red\n',
      'cases/twins/other.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: other\ndata:\n  a: b\n',
    });
    await argocd.until(
      'drift',
      'behind',
      ({ status }) => status.sync.status === 'OutOfSync',
    );
    await send('POST', '/sync', {
      ...body,
      resources: [{ group: '', kind: 'ConfigMap', name: 'settings' }],
    });
    const { status } = await argocd.until(
      'drift',
      'partly synced',
      each =>
        !each.operation &&
        each.status.resources?.find(({ name }) => name === 'settings')
          ?.status === 'Synced',
    );
    expect(status.resources?.find(({ name }) => name === 'other')?.status).toBe(
      'OutOfSync',
    );
    expect(status.history).toHaveLength(1);
  });

  it('rolls back to an entry of the history, and says which there are not', async () => {
    await sync();
    argocd.commit({
      'cases/twins/settings.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  colour: red\n',
    });
    await sync();
    const rollback = (asked: object) =>
      send('POST', '/rollback', { ...body, ...asked });
    expect(await rollback({})).toMatchObject({
      status: 500,
      body: { code: 13, message: expect.stringContaining('"id" not set') },
    });
    expect(await rollback({ id: 9 })).toMatchObject({
      status: 400,
      body: { code: 3 },
    });
    expect((await rollback({ id: 0 })).status).toBe(200);
    const { status } = await argocd.until(
      'drift',
      'rolled back',
      each => !each.operation && each.status.sync.status === 'OutOfSync',
    );
    expect(status.history?.map(({ revision }) => revision === old)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('refuses a revision nobody knows, and another one under auto-sync, which a patch really turns on', async () => {
    expect(await sync({ revision: 'v9' })).toMatchObject({
      status: 400,
      body: { code: 9 },
    });
    const patch = (automated: object | null) =>
      send('PATCH', '', {
        ...body,
        name: 'drift',
        patchType: 'merge',
        patch: JSON.stringify({ spec: { syncPolicy: { automated } } }),
      });
    expect((await patch({ prune: true })).body.spec.syncPolicy).toEqual({
      automated: { prune: true },
      syncOptions: ['CreateNamespace=true'],
    });
    await idle('synced by auto-sync');
    expect(argocd.find('drift').status.operationState?.operation).toMatchObject(
      { initiatedBy: { automated: true } },
    );
    expect(await sync({ revision: old.slice(0, 12) })).toMatchObject({
      status: 400,
      body: { code: 9 },
    });
    expect((await patch(null)).body.spec.syncPolicy).toEqual({
      syncOptions: ['CreateNamespace=true'],
    });
  });

  it('is denied by a sync window until that is gone', async () => {
    const window = (deny: 'everything' | 'nothing') =>
      playWindow(argocd.hub, { op: 'window', project: 'cases', deny });
    window('everything');
    expect(await sync()).toMatchObject({
      status: 403,
      body: { message: 'cannot sync: blocked by sync window' },
    });
    const windows = await argocd.get(
      '/api/v1/applications/drift/syncwindows?appNamespace=argocd&project=cases',
    );
    expect(windows.body).toMatchObject({
      canSync: false,
      activeWindows: [{ kind: 'deny', manualSync: false }],
    });
    window('nothing');
    expect((await sync()).status).toBe(200);
  });

  it('never shows a value of a Secret', async () => {
    await sync();
    const { body: diff } = await argocd.get(
      '/api/v1/applications/drift/managed-resources?appNamespace=argocd&project=cases',
    );
    const { body: resource } = await argocd.get(
      '/api/v1/applications/drift/resource?appNamespace=argocd&project=cases&namespace=cases&resourceName=credentials&version=v1&kind=Secret',
    );
    const text = JSON.stringify([diff, resource]);
    expect(text).toContain('++++++++');
    expect(text).not.toContain(Buffer.from('swordfish').toString('base64'));
  });

  it('restarts a Deployment with new pods, which is no drift', async () => {
    await sync();
    const query = 'appNamespace=argocd&project=cases';
    const pods = async () =>
      (
        await argocd.get(`/api/v1/applications/drift/resource-tree?${query}`)
      ).body.nodes
        .filter(({ kind }: { kind: string }) => kind === 'Pod')
        .map(({ name }: { name: string }) => name)
        .sort();
    await argocd.until(
      'drift',
      'Healthy',
      ({ status }) => status.health.status === 'Healthy',
    );
    const before = await pods();
    const answer = await send('POST', '/resource/actions/v2', {
      ...body,
      namespace: 'cases',
      resourceName: 'web',
      version: 'v1',
      group: 'apps',
      kind: 'Deployment',
      action: 'restart',
    });
    expect(answer).toEqual({ status: 200, body: {} });
    await argocd.until(
      'drift',
      'Healthy again',
      ({ status }) => status.health.status === 'Healthy',
    );
    const after = await pods();
    expect(after).toHaveLength(2);
    expect(after.filter((name: string) => before.includes(name))).toEqual([]);
    expect(argocd.find('drift').status.sync.status).toBe('Synced');
  });
});
