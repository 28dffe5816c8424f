import { createServiceFactory } from '@backstage/backend-plugin-api';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import request from 'supertest';
import { FakeEngine } from './__testUtils__/FakeEngine';
import { startGitopsBackend } from './__testUtils__/startGitopsBackend';
import {
  checkout,
  dev,
  ofEntity,
  production,
  startTestFleet,
} from './__testUtils__/startTestFleet';
import { until } from './__testUtils__/until';

describe('gitopsPlugin', () => {
  it('merges engines into one answer, placed in environments', async () => {
    const { server } = await startTestFleet();
    const { body } = await request(server).get(ofEntity).expect(200);
    expect(
      body.items.map((item: typeof dev) => [
        item.cluster.name,
        item.environment,
        item.engine.type,
      ]),
    ).toEqual([
      ['aws-eks', 'production', 'argocd'],
      ['aws-eks-dev', 'dev', 'argocd'],
      ['azure-aks', 'production', 'flux'],
    ]);
    expect(body.environments).toEqual(['dev', 'staging', 'production']);
    expect(body.selectedBy).toBe('gitops/app-name');
    expect(body.engines).toEqual([
      expect.objectContaining({ state: 'Live' }),
      expect.objectContaining({ state: 'Live' }),
    ]);
  });

  it('tells one engine that is down, dates its rows and leaves the others alone', async () => {
    const { flux, server } = await startTestFleet();
    flux.tell({
      type: 'error',
      error: { code: 'ConnectionRefused', message: 'Flux cannot be reached.' },
    });
    await until(async () => {
      const { body } = await request(server).get('/api/gitops/v1/engines');
      return body.items[1].state === 'Stale';
    });
    const { body } = await request(server).get(ofEntity).expect(200);
    const [hubState, fluxState] = body.engines;
    expect(hubState.state).toBe('Live');
    expect(fluxState.error).toEqual({
      code: 'ConnectionRefused',
      message: 'Flux cannot be reached.',
    });
    expect(body.items.map((item: typeof dev) => item.asOf)).toEqual([
      undefined,
      undefined,
      fluxState.since,
    ]);
  });

  it('answers while an engine never says a word, and without any engine', async () => {
    const { server } = await startGitopsBackend({
      engines: [new FakeEngine()],
      entities: [checkout],
    });
    const { body } = await request(server).get(ofEntity).expect(200);
    expect(body.items).toEqual([]);
    expect(body.engines).toEqual([
      {
        engine: { type: 'argocd', name: 'hub' },
        state: 'Connecting',
        since: expect.any(String),
      },
    ]);

    const without = await startGitopsBackend({ entities: [checkout] });
    const empty = await request(without.server).get(ofEntity).expect(200);
    expect(empty.body).toEqual({
      items: [],
      engines: [],
      expected: [],
      sets: [],
      environments: [],
      selectedBy: 'gitops/app-name',
    });
  });

  it('answers 304 until something changes, then other bytes', async () => {
    const { hub, server } = await startTestFleet();
    for (const path of [
      ofEntity,
      '/api/gitops/v1/deployments',
      `/api/gitops/v1/deployments/${encodeURIComponent(production.id)}`,
      '/api/gitops/v1/engines',
      '/api/gitops/v1/clusters',
    ]) {
      const first = await request(server).get(path).expect(200);
      const { etag } = first.headers;
      expect(etag).toMatch(/^W\//);
      await request(server).get(path).set('if-none-match', etag).expect(304);
    }
    const before = await request(server).get(ofEntity);
    hub.tell({
      type: 'delta',
      upserted: [{ ...production, sync: 'OutOfSync' }],
      removed: [],
    });
    await until(async () => {
      const after = await request(server)
        .get(ofEntity)
        .set('if-none-match', before.headers.etag);
      return after.status === 200 && after.text.includes('OutOfSync');
    });
  });

  it('shows one Deployment, and says which it does not know', async () => {
    const { server } = await startTestFleet();
    const { body } = await request(server)
      .get(`/api/gitops/v1/deployments/${encodeURIComponent(production.id)}`)
      .expect(200);
    expect(body).toMatchObject({ ...production, environment: 'production' });
    const absent = await request(server)
      .get('/api/gitops/v1/deployments/argocd%3Ahub%3Ax%3AApplication%3Anone')
      .expect(404);
    expect(absent.body.error).toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('argocd:hub:x:Application:none'),
    });
  });

  it('pages without losing or repeating a row', async () => {
    const { server } = await startTestFleet();
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 5; page++) {
      const { body } = await request(server)
        .get('/api/gitops/v1/deployments')
        .query({ limit: 1, sort: '-environment', ...(cursor && { cursor }) })
        .expect(200);
      expect(body.totalItems).toBe(3);
      seen.push(...body.items.map((item: typeof dev) => item.cluster.name));
      cursor = body.nextCursor;
      if (!cursor) break;
    }
    expect(seen).toEqual(['aws-eks', 'azure-aks', 'aws-eks-dev']);
  });

  it.each([
    [
      'sync=Sync',
      'Query parameter "sync" has "Sync"; allowed are Synced, OutOfSync, Unknown',
    ],
    [
      'limit=0',
      'Query parameter "limit" has "0"; allowed are whole numbers from 1 to 500',
    ],
    [
      'limit=ten',
      'Query parameter "limit" has "ten"; allowed are whole numbers from 1 to 500',
    ],
    [
      'sort=-age',
      'Query parameter "sort" has "-age"; allowed are app, cluster, ',
    ],
    [
      'cursor=abc',
      'Query parameter "cursor" has "abc"; allowed is only what "nextCursor"',
    ],
    [
      'claster=x',
      'Unknown query parameter "claster"; allowed are app, cluster, ',
    ],
    [
      'sort=app&sort=name',
      'Query parameter "sort" has 2 values; allowed is one',
    ],
    ['app[x]=1', 'Query parameter "app" has a nested value'],
  ])('refuses ?%s with a sentence', async (query, sentence) => {
    const { server } = await startTestFleet();
    const { body } = await request(server)
      .get(`/api/gitops/v1/deployments?${query}`)
      .expect(400);
    expect(body.error.name).toBe('InputError');
    expect(body.error.message).toContain(sentence);
  });

  it('lists clusters with who delivers to them', async () => {
    const { server } = await startTestFleet();
    const { body } = await request(server)
      .get('/api/gitops/v1/clusters')
      .expect(200);
    expect(body.environments).toEqual(['dev', 'staging', 'production']);
    expect(body.items).toEqual([
      {
        name: 'aws-eks',
        labels: { environment: 'production' },
        environment: 'production',
        engines: [{ type: 'argocd', name: 'hub' }],
        deployments: 1,
      },
      {
        name: 'aws-eks-dev',
        labels: { environment: 'dev' },
        environment: 'dev',
        engines: [{ type: 'argocd', name: 'hub' }],
        deployments: 1,
      },
      {
        name: 'azure-aks',
        labels: { environment: 'production' },
        environment: 'production',
        engines: [{ type: 'flux', name: 'azure-aks' }],
        deployments: 1,
      },
    ]);
  });

  it('nudges browsers without saying what happened', async () => {
    const publish = jest.fn(async (_signal: unknown) => {});
    const { hub } = await startTestFleet({
      features: [
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({ publish }),
        }),
      ],
    });
    await until(() => publish.mock.calls.length > 0);
    for (const tell of [
      () => hub.tell({ type: 'delta', upserted: [], removed: [dev.id] }),
      () =>
        hub.tell({
          type: 'error',
          error: { code: 'TimedOut', message: 'Argo CD takes too long.' },
        }),
    ]) {
      const before = publish.mock.calls.length;
      tell();
      await until(() => publish.mock.calls.length > before);
    }
    for (const call of publish.mock.calls) {
      expect(call).toEqual([
        {
          recipients: { type: 'broadcast' },
          channel: 'gitops:changed',
          message: {},
        },
      ]);
    }
  }, 60_000);

  it.each([
    [
      { gitops: { environments: 'production' } },
      'Configuration key gitops.environments has "production"; it should be a list of environment names in the order of the board.',
    ],
    [
      { gitops: { clusters: [{ name: 'a' }, { alias: ['b'] }] } },
      'Configuration key gitops.clusters[1].name has no value; it should be the name of a cluster.',
    ],
  ])('refuses to start with wrong configuration', async (wrong, sentence) => {
    await expect(startGitopsBackend({ config: wrong })).rejects.toThrow(
      sentence,
    );
  });

  it('refuses two engines of one name', async () => {
    await expect(
      startGitopsBackend({ engines: [new FakeEngine(), new FakeEngine()] }),
    ).rejects.toThrow('There are two engines argocd hub');
  });
});
