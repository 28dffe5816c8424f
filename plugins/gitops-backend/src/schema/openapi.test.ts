import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  EngineError,
  EngineErrorCode,
} from '@backstage-gitops/plugin-gitops-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { createDeployment } from '../__testUtils__/createDeployment';
import { createSet } from '../__testUtils__/createSet';
import { FakeDetails } from '../__testUtils__/FakeDetails';
import { listRoutes } from '../__testUtils__/listRoutes';
import { openApiSpec } from '../__testUtils__/openApiSpec';
import { checkout, startTestFleet } from '../__testUtils__/startTestFleet';
import { until } from '../__testUtils__/until';
import { createRouter } from '../router/createRouter';

const rich = createDeployment({
  cluster: 'aws-eks',
  targetNamespace: 'shop',
  project: 'payments',
  entityRef: 'component:default/checkout-api',
  revision: { target: 'main', desired: 'a', applied: 'a' },
  sources: [{ repository: 'https://git.example.com/r', path: 'apps' }],
  message: 'waits',
  operation: {
    phase: 'Running',
    startedAt: '2026-11-23T01:00:00Z',
    waiting: {
      kind: 'confirmation',
      for: 'pruning confirmation',
      since: '2026-11-23T01:00:00Z',
    },
  },
  since: { sync: '2026-11-23T01:00:00Z' },
  drift: { state: 'drifted', since: '2026-11-23T01:00:00Z', heals: false },
  set: {
    id: 'x',
    kind: 'ApplicationSet',
    name: 'x',
    step: 2,
    steps: 3,
    waitingFor: ['aws-eks-dev'],
  },
  clusterReachable: {
    ok: false,
    since: '2026-11-23T01:00:00Z',
    answeredAt: '2026-11-23T00:59:00Z',
    error: { code: 'ConnectionRefused', message: 'cannot be reached' },
  },
  unread: {
    since: '2026-11-23T01:00:00Z',
    error: { code: 'Forbidden', message: 'may not be read' },
  },
  link: 'https://argocd.example.com/applications/a',
});

const richSet = createSet({
  project: 'payments',
  parent: 'x',
  sync: 'Synced',
  error: {
    code: 'GeneratorFailed',
    message: 'no cluster matches',
    since: '2026-11-23T01:00:00Z',
  },
  steps: [{ step: 1, deployments: [rich.id], state: 'Progressing' }],
  deployments: [rich.id],
  link: 'https://argocd.example.com/settings',
});

const healthPath = '/v1/health';
const rawPath = '/v1/proxy/argocd/{engine}/{path}';
const rawFailures: Record<string, EngineErrorCode> = {
  '/slow': 'TimedOut',
  '/busy': 'RateLimited',
  '/other': 'ConnectionRefused',
};

const entityPath = '/v1/entities/{kind}/{namespace}/{name}/deployments';
jest.setTimeout(120_000);

type Requested = [path: string, url: string, status: number];

const ofRich = `/v1/deployments/${encodeURIComponent(rich.id)}`;
const ofPod = 'kind=Pod&namespace=shop&name=checkout-api-1';
const liveRequests = (
  [
    ['details', '', 200],
    ['resources', '', 503],
    ['resources', 'insist=true', 200],
    ['resources', 'insist=maybe', 400],
    ['resources/live', `${ofPod}&insist=true`, 200],
    ['resources/live', 'kind=Pod&insist=true', 400],
    ['resources/live', 'kind=Pod&name=none&insist=true', 404],
    ['resources/actions', `${ofPod}&insist=true`, 200],
    ['diff', 'insist=true', 200],
    ['events', 'insist=true', 200],
    ['events', `${ofPod}&insist=true`, 200],
    ['logs', 'tailLines=0', 400],
    ['logs', '', 503],
  ] as const
).map(
  ([part, query, status]): Requested => [
    `/v1/deployments/{id}/${part}`,
    `${ofRich}/${part}?${query}`,
    status,
  ],
);
const requests: Requested[] = [
  [entityPath, '/v1/entities/component/default/checkout-api/deployments', 200],
  [entityPath, '/v1/entities/component/default/secret/deployments', 404],
  ['/v1/deployments', '/v1/deployments', 200],
  ['/v1/deployments', '/v1/deployments?limit=1&sort=-version', 200],
  ['/v1/deployments', '/v1/deployments?limit=0', 400],
  [
    '/v1/deployments/{id}',
    `/v1/deployments/${encodeURIComponent(rich.id)}`,
    200,
  ],
  ['/v1/deployments/{id}', '/v1/deployments/none', 404],
  [
    '/v1/entities/{kind}/{namespace}/{name}/explain',
    '/v1/entities/component/default/checkout-api/explain',
    200,
  ],
  [
    '/v1/entities/{kind}/{namespace}/{name}/explain',
    '/v1/entities/component/default/secret/explain',
    404,
  ],
  [
    '/v1/deployments/{id}/history',
    `/v1/deployments/${encodeURIComponent(rich.id)}/history`,
    200,
  ],
  ['/v1/deployments/{id}/history', '/v1/deployments/none/history', 404],
  [
    '/v1/deployments/{id}/commits',
    `/v1/deployments/${encodeURIComponent(rich.id)}/commits?from=abcdef0`,
    200,
  ],
  ['/v1/deployments/{id}/commits', '/v1/deployments/none/commits', 404],
  ['/v1/deployments/{id}/commits', '/v1/deployments/none/commits?to=main', 400],
  [
    '/v1/entities/{kind}/{namespace}/{name}/delivery-figures',
    '/v1/entities/component/default/checkout-api/delivery-figures?days=7',
    200,
  ],
  [
    '/v1/entities/{kind}/{namespace}/{name}/delivery-figures',
    '/v1/entities/component/default/checkout-api/delivery-figures?days=0',
    400,
  ],
  [
    '/v1/entities/{kind}/{namespace}/{name}/delivery-figures',
    '/v1/entities/component/default/secret/delivery-figures',
    404,
  ],
  ['/v1/deployment-sets', '/v1/deployment-sets', 200],
  [
    '/v1/deployment-sets/{id}',
    `/v1/deployment-sets/${encodeURIComponent(richSet.id)}`,
    200,
  ],
  ['/v1/deployment-sets/{id}', '/v1/deployment-sets/none', 404],
  [rawPath, '/v1/proxy/argocd/hub/api/v1/projects', 200],
  [rawPath, '/v1/proxy/argocd/none/api/v1/projects', 404],
  [rawPath, '/v1/proxy/argocd/hub/api//v1', 400],
  [rawPath, '/v1/proxy/argocd/hub/slow', 504],
  [rawPath, '/v1/proxy/argocd/hub/busy', 429],
  [rawPath, '/v1/proxy/argocd/hub/other', 502],
  ...liveRequests,
  [
    '/v1/deployment-actions',
    `/v1/deployment-actions?id=${encodeURIComponent(rich.id)}`,
    200,
  ],
  ['/v1/deployment-actions', '/v1/deployment-actions', 400],
  ['/v1/actions', '/v1/actions', 200],
  ['/v1/actions', '/v1/actions?deployment=none', 404],
  ['/v1/actions', '/v1/actions?limit=0', 400],
  ['/v1/actions/{actionId}', '/v1/actions/none', 404],
  ['/v1/engines', '/v1/engines', 200],
  ['/v1/clusters', '/v1/clusters', 200],
  [healthPath, healthPath, 200],
];

describe('openapi.yaml', () => {
  it('describes the routes there are, and no other', () => {
    const router = createRouter({
      httpAuth: mockServices.httpAuth(),
      auditor: mockServices.auditor.mock(),
      logger: mockServices.logger.mock(),
      service: {} as never,
      live: {} as never,
      actions: {} as never,
      audit: {} as never,
      history: {} as never,
      rawReads: {} as never,
      metrics: {} as never,
      readReadiness: () => ({ status: 'ok' }),
    });
    const routes = listRoutes(router).map(
      ({ method, path }) =>
        `${method} ${path.replace(/:(\w+)/g, '{$1}').replace('*', '{path}')}`,
    );
    expect(openApiSpec.operations.sort()).toEqual(routes.sort());
  });

  it('describes the query parameters there are, and no other', async () => {
    const { server } = await startTestFleet();
    const { body } = await request(server)
      .get('/api/gitops/v1/deployments?x=1')
      .expect(400);
    const allowed = /allowed are (.*)$/.exec(body.error.message)?.[1];
    expect(openApiSpec.queryParameters('/v1/deployments')).toEqual(
      allowed?.split(', '),
    );
  });

  it('is what the routes answer, also when an engine is down', async () => {
    const { hub, flux, server } = await startTestFleet({
      entities: [
        {
          ...checkout,
          metadata: {
            ...checkout.metadata,
            annotations: {
              ...checkout.metadata.annotations,
              'gitops/clusters': 'aws-eks-staging',
            },
          },
        },
      ],
    });
    hub.details = new FakeDetails();
    hub.raw = async ({ path }) => {
      const code = rawFailures[path];
      if (code) throw new EngineError({ code, message: 'cannot be read.' });
      return { status: 200, body: '{"items":null}' };
    };
    hub.tell({
      type: 'delta',
      upserted: [rich],
      removed: [],
      sets: [richSet],
      clusters: [
        {
          name: 'aws-eks',
          labels: {},
          aliases: [],
          reachable: rich.clusterReachable,
        },
      ],
      warnings: [{ code: 'Forbidden', message: 'one project' }],
    });
    flux.tell({ type: 'error', error: { code: 'TimedOut', message: 'slow' } });
    await until(async () => {
      const { text } = await request(server).get('/api/gitops/v1/engines');
      return text.includes('TimedOut') && text.includes('one project');
    });
    for (const [path, url, status] of requests) {
      const response = await request(server).get(`/api/gitops${url}`);
      expect([url, response.status]).toEqual([url, status]);
      expect([url, openApiSpec.findFault(path, response)]).toEqual([
        url,
        undefined,
      ]);
    }
  });

  it('is what a route answers to those who may not see', async () => {
    const { server } = await startTestFleet({
      features: [
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      ],
    });
    for (const [path, url] of requests.filter(
      ([described, , status]) => status === 200 && described !== healthPath,
    )) {
      const denied = await request(server).get(`/api/gitops${url}`);
      expect([url, denied.status]).toEqual([url, 403]);
      expect(openApiSpec.findFault(path, denied)).toBeUndefined();
      const unknown = await request(server)
        .get(`/api/gitops${url}`)
        .set('authorization', mockCredentials.none.header());
      expect(unknown.status).toBe(401);
      expect(openApiSpec.findFault(path, unknown)).toBeUndefined();
    }
  });

  it('notices an answer with a field it does not describe', () => {
    const fault = openApiSpec.findFault('/v1/engines', {
      status: 200,
      body: { items: [], token: 'x' },
    });
    expect(fault).toContain('additional properties');
  });
});
