import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { DeploymentAction } from '@backstage-gitops/plugin-gitops-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { recordedUrl, replayRecording } from '../__testUtils__/replayRecording';
import { Json, operate, setUpActions } from '../__testUtils__/setUpActions';

const server = setupServer();
registerMswTestHooks(server);

const setUp = setUpActions(server);
const key = 'argocd/drift';
const sync: DeploymentAction = { action: 'sync', parameters: {} };

/** Takes an action, then follows it as another process would, which asks nothing of Argo CD. */
async function takeAndFollow(
  action: DeploymentAction,
  ...steps: ((now: Json) => Json)[]
) {
  await setUp.act(action);
  const writes = setUp.world.writes.length;
  setUp.world.show(key, ...steps);
  const events = await setUp.follow(action, setUp.trace);
  expect(setUp.world.writes).toHaveLength(writes);
  return events.at(-1);
}

describe('An action of another process', () => {
  it('is followed by the operation that Argo CD noted, and by no other', async () => {
    setUp.world.show(key, operate('Running'), operate('Succeeded'));
    expect(
      await takeAndFollow(
        sync,
        operate('Running'),
        operate('Failed', { message: 'one or more objects failed' }),
      ),
    ).toMatchObject({ state: 'Failed' });
    const byAnother = (now: Json) => ({
      ...now,
      operation: undefined,
      status: {
        ...now.status,
        operationState: {
          phase: 'Succeeded',
          operation: { initiatedBy: { automated: true } },
        },
      },
    });
    setUp.world.show(key, operate('Succeeded'));
    expect(await takeAndFollow(sync, byAnother)).toMatchObject({
      state: 'Unknown',
      message: expect.stringContaining('Another operation began'),
    });
  });

  it('that refreshes is proven by a newer comparison alone', async () => {
    const refresh: DeploymentAction = { action: 'refresh', parameters: {} };
    const compare = (at: string) => (now: Json) => ({
      ...now,
      status: { ...now.status, reconciledAt: at },
    });
    expect(
      await takeAndFollow(refresh, compare('2036-11-23T09:00:00Z')),
    ).toMatchObject({
      state: 'Succeeded',
      message: expect.stringContaining('Compared at 2036-11-23T09:00:00Z'),
    });
    expect(
      await takeAndFollow(refresh, compare('2036-11-23T09:00:00Z')),
    ).toMatchObject({ state: 'Failed' });
  });

  it('that switches automatic sync, or terminates, is proven by what is there', async () => {
    const off: DeploymentAction = {
      action: 'auto-sync',
      parameters: { enabled: false },
    };
    const switchTo = (enabled: boolean) => (now: Json) => ({
      ...now,
      spec: { ...now.spec, syncPolicy: { automated: { enabled } } },
    });
    const events = async (enabled: boolean) => {
      setUp.world.show(key, switchTo(enabled));
      return (await setUp.follow(off, undefined)).at(-1)?.state;
    };
    expect([await events(false), await events(true)]).toEqual([
      'Succeeded',
      'Failed',
    ]);
    setUp.world.show(key, operate('Failed'));
    const terminate: DeploymentAction = { action: 'terminate', parameters: {} };
    expect(
      (await setUp.follow(terminate, '2026-11-23T03:00:00Z')).at(-1),
    ).toEqual({ state: 'Succeeded', message: 'The operation was ended.' });
  });

  it('on a resource is proven by its change', async () => {
    let version = 1;
    const api = `${recordedUrl}/api/v1/applications/drift`;
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
    const web = { kind: 'Deployment', namespace: 'cases', name: 'web' };
    const restart: DeploymentAction = {
      action: 'resource-action',
      parameters: { resource: { group: 'apps', ...web }, name: 'restart' },
    };
    expect(await takeAndFollow(restart)).toMatchObject({ state: 'Unknown' });
    version = 2;
    expect((await setUp.follow(restart, setUp.trace)).at(-1)).toMatchObject({
      state: 'Succeeded',
    });
  });

  it('of which nothing was noted is not guessed at', async () => {
    for (const trace of [undefined, 'torn{']) {
      expect(await setUp.follow(sync, trace)).toEqual([
        {
          state: 'Unknown',
          message: expect.stringContaining(
            'before it knew whether Argo CD took it',
          ),
        },
      ]);
    }
  });
});
