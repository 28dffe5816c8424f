import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { readRecording } from '@backstage-gitops/recordings';
import { http, HttpResponse, passthrough } from 'msw';
import { setupServer } from 'msw/node';
import { ArgocdWorld } from '../__testUtils__/ArgocdWorld';
import { createTestClient } from '../__testUtils__/createTestClient';
import { recordedUrl, replayRecording } from '../__testUtils__/replayRecording';

const server = setupServer();
registerMswTestHooks(server);

const { signal } = new AbortController();
const client = createTestClient();
const shop = { namespace: 'argocd', name: 'shop', project: 'cases' };
const one = `${recordedUrl}/api/v1/applications/:name`;

async function failureOf(promise: Promise<unknown>): Promise<EngineError> {
  const error = await promise.then(
    () => undefined,
    reason => reason,
  );
  expect(error).toBeInstanceOf(EngineError);
  return error;
}

describe('ArgocdClient', () => {
  it('lists with the fields Argo CD can select, under its root path, with the token', async () => {
    let asked: Request | undefined;
    server.use(
      replayRecording('list-fields', { onRequest: each => (asked = each) }),
    );
    const items = await client.listApplications({ signal, project: 'a b' });

    expect(items).toHaveLength(11);
    expect(items[0]).toMatchObject({
      metadata: { name: 'checkout-api-aws-eks', namespace: 'argocd' },
      spec: { project: 'services' },
      status: {
        health: { status: 'Healthy' },
        operationState: { phase: 'Succeeded' },
      },
    });
    const url = new URL(asked!.url);
    expect(url.pathname).toBe('/root/api/v1/applications');
    expect(url.searchParams.getAll('projects')).toEqual(['a b']);
    const fields = url.searchParams.get('fields')!.split(',');
    expect(fields).toContain('items.metadata.namespace');
    // One field inside another ends in 500 (ENGINES 1.5).
    for (const field of fields) {
      expect(fields.filter(each => each.startsWith(`${field}.`))).toEqual([]);
    }
    expect(asked!.headers.get('authorization')).toBe('Bearer secret-token');
  });

  it('takes `items: null` for an empty list', async () => {
    server.use(replayRecording('list-project-none'));
    expect(await client.listApplications({ signal })).toEqual([]);
  });

  it.each(['list-bad-token', 'list-unauthenticated'])(
    'says which key to look at when refused (%s)',
    async name => {
      server.use(replayRecording(name));
      const error = await failureOf(client.listApplications({ signal }));
      expect(error.toProblem()).toEqual({
        code: 'Unauthorized',
        message:
          'Argo CD hub does not accept our credentials, they are wrong or expired: check gitops.argocd.instances[name=hub].token.',
      });
    },
  );

  it('gets one by namespace, name and project, every segment encoded', async () => {
    let asked = '';
    server.use(
      replayRecording('get-any-namespace', {
        path: '/api/v1/applications/:name',
        onRequest: ({ url }) => {
          asked = url;
        },
      }),
    );
    const application = await client.getApplication(
      { namespace: 'team-a', name: 'a/../b c', project: 'x&y' },
      { signal },
    );
    expect(application?.metadata).toMatchObject({
      namespace: 'team-a',
      name: 'drift',
    });
    expect(asked).toBe(
      `${recordedUrl}/api/v1/applications/a%2F..%2Fb%20c?appNamespace=team-a&project=x%26y`,
    );
  });

  it('takes a 404 that Argo CD gives for one that does not exist', async () => {
    server.use(
      replayRecording('get-missing-with-project', {
        path: '/api/v1/applications/:name',
      }),
    );
    expect(await client.getApplication(shop, { signal })).toBeUndefined();
  });

  it.each([
    ['get-missing-without-project', 'Forbidden', 403],
    ['get-bad-project', 'UpstreamError', 400],
    ['resource-cluster-down', 'UpstreamError', 500],
    ['sync-charset', 'UpstreamError', 415],
  ])(
    'makes %s a %s, and keeps what was written there out of the sentence',
    async (name, code, status) => {
      // A recorded POST is answered to our GET: errors have one shape.
      const { body, headers } = readRecording('argocd', name).response;
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      server.use(
        http.get(one, () => new HttpResponse(text, { status, headers })),
      );
      const error = await failureOf(client.getApplication(shop, { signal }));
      expect(error).toMatchObject({ code, status });
      expect(error.message).toMatch(/^Argo CD hub .*\.$/);
      expect(error.message).not.toMatch(/example\.com|sub:|nope/);
    },
  );

  it.each([
    ['not-found', 'has no API at the configured address'],
    ['encoded-slash', 'has no API at the configured address'],
  ])('says that the address is wrong for %s', async (name, part) => {
    server.use(replayRecording(name, { path: '/api/v1/applications' }));
    const error = await failureOf(client.listApplications({ signal }));
    expect(error.code).toBe('InvalidResponse');
    expect(error.message).toContain(part);
    expect(error.message).toContain('gitops.argocd.instances[name=hub].url');
  });

  it.each([
    ['a login page', () => HttpResponse.html('<html>Sign in</html>')],
    ['text', () => HttpResponse.text('hello')],
    [
      'broken JSON',
      () =>
        new HttpResponse('{', {
          headers: { 'content-type': 'application/json' },
        }),
    ],
    ['JSON of something else', () => HttpResponse.json([1])],
    ['a redirect', () => HttpResponse.redirect('https://login.test/', 307)],
  ])('takes %s for no Argo CD', async (_, answer) => {
    server.use(http.get(`${recordedUrl}/api/v1/applications`, answer));
    const error = await failureOf(client.listApplications({ signal }));
    expect(error.code).toBe('InvalidResponse');
    expect(error.message).toMatch(/check /);
  });

  it('names a malformed Application and what is wrong with it', async () => {
    server.use(
      http.get(one, () =>
        HttpResponse.json({
          metadata: { name: 'shop', namespace: 'argocd' },
          spec: { project: 'cases' },
        }),
      ),
    );
    const error = await failureOf(client.getApplication(shop, { signal }));
    expect(error.message).toBe(
      'Argo CD hub sent the Application argocd/shop, which we cannot read: spec.destination is missing.',
    );
  });

  it('reads clusters with their labels', async () => {
    server.use(replayRecording('clusters'));
    expect(await client.listClusters({ signal })).toEqual([
      {
        name: 'gcp-gke',
        server: 'https://gcp-gke.example.com',
        labels: {
          cloud: 'gcp',
          environment: 'production',
          region: 'europe-west1',
        },
      },
      expect.objectContaining({ name: 'aws-eks' }),
      {
        name: 'in-cluster',
        server: 'https://kubernetes.default.svc',
        labels: {},
      },
    ]);
  });

  it.each(['clusters-forbidden', 'cluster-missing'])(
    'knows that it may not read clusters (%s)',
    async name => {
      server.use(replayRecording(name, { path: '/api/v1/clusters' }));
      expect(await client.listClusters({ signal })).toBeUndefined();
    },
  );

  it('reads a commit, and knows one that Argo CD does not know from an illness', async () => {
    const path = '/api/v1/applications/shop/revisions/:revision/metadata';
    const ask = () =>
      client.getRevisionMetadata(shop, { revision: 'a'.repeat(40), signal });
    server.use(replayRecording('revision-metadata', { path }));
    expect(await ask()).toEqual({
      author: 'Lab User <lab@example.com>',
      date: '2026-11-23T01:05:41Z',
      message: 'inventory-api: run restricted',
    });
    server.use(replayRecording('revision-metadata-missing', { path }));
    expect(await ask()).toBeUndefined();
    server.use(replayRecording('resource-cluster-down', { path }));
    expect((await failureOf(ask())).code).toBe('UpstreamError');
  });

  it('knows nobody from somebody', async () => {
    server.use(replayRecording('userinfo'));
    expect(await client.getUser({ signal })).toEqual({ loggedIn: true });
    server.use(
      http.get(`${recordedUrl}/api/v1/session/userinfo`, () =>
        HttpResponse.json({}),
      ),
    );
    expect(await client.getUser({ signal })).toEqual({ loggedIn: false });
  });

  it('says that nothing listens', async () => {
    const world = await ArgocdWorld.start();
    const { url } = world;
    await world.stop();
    server.use(http.all(`${url}/*`, () => passthrough()));
    const nowhere = createTestClient({ url });
    const error = await failureOf(nowhere.listApplications({ signal }));
    expect(error.toProblem()).toEqual({
      code: 'ConnectionRefused',
      message: 'Argo CD hub cannot be reached: connection refused.',
    });
  });
});
