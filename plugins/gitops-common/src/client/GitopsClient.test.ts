import { GitopsClient } from './GitopsClient';

function createClient(answer: { status?: number; body: unknown }) {
  const fetched = jest.fn(
    async (_url: unknown, _init?: unknown) =>
      new Response(JSON.stringify(answer.body), {
        status: answer.status ?? 200,
        headers: { 'content-type': 'application/json' },
      }),
  );
  const client = new GitopsClient({
    discoveryApi: {
      getBaseUrl: async pluginId => `http://backend/api/${pluginId}`,
    },
    fetchApi: { fetch: fetched as never },
  });
  return { client, fetched, url: () => fetched.mock.calls[0][0] };
}

describe('GitopsClient', () => {
  it('asks for the Deployments of an entity, and hands the answer on', async () => {
    const body = { items: [], engines: [], expected: [], environments: [] };
    const { client, url } = createClient({ body });
    expect(
      await client.getEntityDeployments({
        kind: 'component',
        namespace: 'default',
        name: 'a/b?c',
      }),
    ).toEqual(body);
    expect(url()).toBe(
      'http://backend/api/gitops/v1/entities/component/default/a%2Fb%3Fc/deployments',
    );
  });

  it('repeats a parameter for each value of a filter', async () => {
    const { client, url } = createClient({ body: {} });
    await client.getDeployments({
      filter: { cluster: ['a', 'b&c'], sync: ['OutOfSync'], app: undefined },
      search: 'x y',
      sort: '-health',
      cursor: undefined,
      limit: 5,
    });
    expect(url()).toBe(
      'http://backend/api/gitops/v1/deployments?cluster=a&cluster=b%26c&sync=OutOfSync&search=x+y&sort=-health&limit=5',
    );
  });

  it.each<[string, (client: GitopsClient) => Promise<unknown>]>([
    [
      'deployments/argocd%3Ahub%3Aa/diff?insist=true',
      client => client.getDeploymentDiff('argocd:hub:a', { insist: true }),
    ],
    ['deployments', client => client.getDeployments()],
    [
      'deployments/argocd%3Ahub%3Aa%252Fb',
      client => client.getDeployment('argocd:hub:a%2Fb'),
    ],
    [
      'deployments/argocd%3Ahub%3Aa/resources/live?group=apps&kind=Deployment&namespace=a%26b&name=c',
      client =>
        client.getDeploymentResource('argocd:hub:a', {
          group: 'apps',
          kind: 'Deployment',
          namespace: 'a&b',
          name: 'c',
        }),
    ],
    ['deployments/x/events', client => client.getDeploymentEvents('x')],
    [
      'deployment-actions?id=argocd%3Ahub%3Aa&id=flux%3Ab',
      client => client.getActionChecks(['argocd:hub:a', 'flux:b']),
    ],
    [
      'source-actions?id=flux%3Ab',
      client => client.getSourceActionChecks(['flux:b']),
    ],
    [
      'actions?deployment=x%3Ay&limit=5',
      client => client.getActions({ deployment: 'x:y', limit: 5 }),
    ],
    [
      'deployments/argocd%3Ahub%3Aa%252Fb/commits?from=abcdef0&to=abcdef1',
      client =>
        client.getDeploymentCommits('argocd:hub:a%2Fb', {
          from: 'abcdef0',
          to: 'abcdef1',
        }),
    ],
    ['engines', client => client.getEngines()],
    ['clusters', client => client.getClusters()],
  ])('asks for %s', async (path, call) => {
    const { client, url } = createClient({ body: { items: [] } });
    await call(client);
    expect(url()).toBe(`http://backend/api/gitops/v1/${path}`);
  });

  it('hands the signal on', async () => {
    const { client, fetched } = createClient({ body: {} });
    const { signal } = new AbortController();
    await client.getEngines({ signal });
    expect(fetched.mock.calls[0][1]).toEqual({ signal });
  });

  it('rejects with what the backend says', async () => {
    const { client } = createClient({
      status: 404,
      body: {
        error: { name: 'NotFoundError', message: 'no such entity' },
        response: { statusCode: 404 },
      },
    });
    await expect(client.getDeployment('x')).rejects.toMatchObject({
      name: 'ResponseError',
      cause: { name: 'NotFoundError', message: 'no such entity' },
    });
  });

  it.each([
    [{ action: 'sync', parameters: { prune: true } }, 'sync', { prune: true }],
    [
      {
        action: 'resource-action',
        parameters: {
          name: 'restart',
          resource: { group: 'apps', kind: 'Deployment', name: 'a' },
        },
      },
      'resources/actions',
      {
        name: 'restart',
        resource: { group: 'apps', kind: 'Deployment', name: 'a' },
      },
    ],
  ] as const)('takes an action by POST: %j', async (action, path, sent) => {
    const { client, fetched } = createClient({ body: { id: '1' } });
    expect(await client.runAction('a:b', action as never)).toEqual({ id: '1' });
    const [url, init] = fetched.mock.calls[0];
    expect(url).toBe(`http://backend/api/gitops/v1/deployments/a%3Ab/${path}`);
    expect(init).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    expect(JSON.parse((init as { body: string }).body)).toEqual(sent);
  });

  it('rejects a stream of logs that is refused', async () => {
    const { client } = createClient({
      status: 403,
      body: { error: { name: 'NotAllowedError', message: 'No logs for you' } },
    });
    const lines = client.streamDeploymentLogs('a', { follow: true });
    await expect(lines[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      name: 'ResponseError',
    });
  });
});
