import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { DeploymentAction } from '@backstage-gitops/plugin-gitops-common';
import { readRecording } from '@backstage-gitops/recordings';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { recordedUrl, replayRecording } from '../__testUtils__/replayRecording';
import { Json, setUpActions } from '../__testUtils__/setUpActions';

const server = setupServer();
registerMswTestHooks(server);

const setUp = setUpActions(server);

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
    expect(await setUp.act(restart)).toEqual([
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
    const events = await setUp.act(restart);
    expect(events.at(-1)).toMatchObject({
      state: 'Unknown',
      message: expect.stringContaining('accepted restart'),
    });
  });

  it('scales to a whole number, and to nothing else', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(`${api}/resource/actions/v2`, async ({ request }) => {
        sent.push(((await request.json()) as Json).resourceActionParameters);
        version = 2;
        return HttpResponse.json({});
      }),
    );
    const scale = (parameters?: Record<string, string>) =>
      setUp.act({
        action: 'resource-action',
        parameters: { resource: web, name: 'scale', parameters },
      });
    const refused = async (parameters?: Record<string, string>) => {
      const message = await scale(parameters).catch(error => error.message);
      return message;
    };
    expect([
      await refused(),
      await refused({ replicas: 'three' }),
      await refused({ replicas: '-1' }),
      await refused({ replicas: '3', force: 'true' }),
    ]).toEqual([
      'scale has to be told replicas.',
      'replicas has to be a whole number, 0 or more.',
      'replicas has to be a whole number, 0 or more.',
      'scale has no parameter force; it has replicas.',
    ]);
    expect(sent).toEqual([]);
    const events = await scale({ replicas: '3' });
    expect(events.at(-1)).toMatchObject({ state: 'Succeeded' });
    expect(sent).toEqual([[{ name: 'replicas', value: '3' }]]);
  });

  it('refuses what is not offered, not offered now, or of no resource of its own', async () => {
    const take = (name: string, resource = web) =>
      setUp.act({ action: 'resource-action', parameters: { resource, name } });
    await expect(take('explode')).rejects.toMatchObject({ name: 'InputError' });
    await expect(take('resume')).rejects.toMatchObject({
      name: 'ConflictError',
    });
    await expect(
      take('restart', { ...web, name: 'other' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(setUp.world.writes).toEqual([]);
  });
});
