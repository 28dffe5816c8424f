import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { listRoutes } from './__testUtils__/listRoutes';
import { startActionsBackend } from './__testUtils__/startActionsBackend';
import { production } from './__testUtils__/startTestFleet';
import { createRouter } from './router/createRouter';

/** Discovered, so that a route that is added is held to this too. */
const routes = listRoutes(
  createRouter({
    httpAuth: mockServices.httpAuth(),
    auditor: mockServices.auditor.mock(),
    logger: mockServices.logger.mock(),
    service: {} as never,
    history: {} as never,
    live: {} as never,
    actions: {} as never,
    audit: {} as never,
    rawReads: {} as never,
    metrics: {} as never,
    readReadiness: () => ({ status: 'ok' }),
  }),
);
const allow: { result: AuthorizeResult.ALLOW } = {
  result: AuthorizeResult.ALLOW,
};
const deny: { result: AuthorizeResult.DENY } = { result: AuthorizeResult.DENY };
jest.setTimeout(120_000);

const writes = routes.filter(({ method }) => method !== 'GET');
const reads = routes.filter(
  ({ method, path }) => method === 'GET' && path !== '/v1/health',
);
/** What a route has to be asked for; a value is not looked at before the policy is. */
const queries: Record<string, string> = {
  '/v1/deployments/:id/resources/live': 'kind=Pod&name=a',
  '/v1/deployments/:id/resources/actions': 'kind=Pod&name=a',
  '/v1/deployment-actions': 'id=a',
  '/v1/source-actions': 'id=a',
};
const toUrl = (path: string) =>
  `/api/gitops${path
    .replace(':id', encodeURIComponent(production.id))
    .replace('*', 'api')
    .replace(/:\w+/g, 'component')}`;

describe('A policy that says DENY', () => {
  it('knows which routes there are', () => {
    expect(writes.length).toBeGreaterThanOrEqual(12);
    expect(reads.length).toBeGreaterThanOrEqual(20);
  });

  it('refuses every route that writes, with an entry in the audit log', async () => {
    const { actions, events, server } = await startActionsBackend({
      features: [
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      ],
    });
    for (const { method, path } of writes) {
      events.length = 0;
      const verb = method.toLowerCase() as 'post' | 'put' | 'patch' | 'delete';
      const answer = await request(server)[verb](toUrl(path)).send({});
      expect([method, path, answer.status]).toEqual([method, path, 403]);
      expect(events).toHaveLength(1);
      expect(events[0].outcome).toMatchObject({
        status: 'fail',
        error: expect.stringMatching(/^NotAllowedError: /),
      });
    }
    expect(actions.calls).toEqual([]);
  });

  it('refuses every route that writes also where it lets one read', async () => {
    const { actions, events, server } = await startActionsBackend({
      features: [
        mockServices.permissions.mock({
          authorize: async asked => asked.map(() => deny),
          authorizeConditional: async asked =>
            asked.map(({ permission }) =>
              permission.attributes.action === 'read' ? allow : deny,
            ),
        }).factory,
      ],
    });
    for (const { method, path } of writes) {
      const verb = method.toLowerCase() as 'post' | 'put' | 'patch' | 'delete';
      const answer = await request(server)[verb](toUrl(path)).send({});
      expect([method, path, answer.status]).toEqual([method, path, 403]);
    }
    expect(events).toHaveLength(writes.length);
    expect(actions.calls).toEqual([]);
  });

  it('refuses every route that reads, but the one for probes', async () => {
    const { server } = await startActionsBackend({
      features: [
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      ],
    });
    for (const { path } of reads) {
      const query = queries[path] ?? '';
      const answer = await request(server).get(`${toUrl(path)}?${query}`);
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });
});
