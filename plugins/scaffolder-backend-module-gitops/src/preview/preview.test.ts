import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { Fleet, startFleet } from '@backstage-gitops/fleet-simulator';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { scaffolderActionPermissions } from '@backstage/plugin-scaffolder-common/alpha';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import request from 'supertest';
import { z } from 'zod/v3';
import { scaffolderModuleGitops } from '../module';

jest.setTimeout(120_000);

const actionRef = createPermissionResourceRef<
  { action: string; input: unknown },
  {}
>().with({ pluginId: 'scaffolder', resourceType: 'scaffolder-action' });

/** The scaffolder as far as this module meets it: its extension point, its rules, and routes that take everything. */
const scaffolder = createBackendPlugin({
  pluginId: 'scaffolder',
  register(env) {
    env.registerExtensionPoint(scaffolderActionsExtensionPoint, {
      addActions: () => {},
    });
    env.registerInit({
      deps: {
        http: coreServices.httpRouter,
        registry: coreServices.permissionsRegistry,
      },
      async init({ http, registry }) {
        registry.addResourceType({
          resourceRef: actionRef,
          permissions: scaffolderActionPermissions,
          rules: [
            {
              name: 'HAS_ACTION_ID',
              description: 'Is this action',
              resourceType: 'scaffolder-action',
              paramsSchema: z.object({ actionId: z.string() }),
              apply: (
                { action }: { action: string },
                { actionId }: { actionId: string },
              ) => action === actionId,
              toQuery: () => ({}),
            } as never,
          ],
        });
        http.use((_, response) => {
          response.status(418).end();
        });
      },
    });
  },
});

async function start(
  repositoryUrl: string,
  decisions: { task?: AuthorizeResult; action?: PolicyDecision } = {},
) {
  const backend = await startTestBackend({
    features: [
      scaffolder,
      scaffolderModuleGitops,
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://127.0.0.1' },
          ...(repositoryUrl && {
            gitops: {
              repository: { url: repositoryUrl, defaultBranch: 'main' },
            },
          }),
        },
      }),
      mockServices.permissions.mock({
        authorize: async () => [
          { result: decisions.task ?? AuthorizeResult.ALLOW } as never,
        ],
        authorizeConditional: async () => [
          (decisions.action ?? { result: AuthorizeResult.ALLOW }) as never,
        ],
      }).factory,
    ],
  });
  const preview = (body: unknown) =>
    request(backend.server)
      .post('/api/scaffolder/gitops/preview')
      .send(body as object);
  return { preview, server: backend.server, stop: () => backend.stop() };
}

const create = (input: object = {}) => ({
  action: 'gitops:service:create',
  input: {
    name: 'payments-api',
    image: 'ghcr.io/org/payments-api',
    version: '1.0.0',
    clusters: ['aws-eks', 'azure-aks'],
    ...input,
  },
});

describe('POST /api/scaffolder/gitops/preview', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
  });
  afterAll(() => fleet.stop());

  describe('with a platform repository', () => {
    let backend: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => {
      backend = await start(fleet.repositoryUrl);
    });
    afterAll(() => backend.stop());

    it('shows the files a new service would have, before anything is written', async () => {
      const { body, status } = await backend.preview(create());
      expect([status, body.error]).toEqual([200, undefined]);
      expect(body.title).toBe('payments-api: 1.0.0 on aws-eks, azure-aks');
      const file = (path: string) =>
        body.changes.find((each: { path: string }) => each.path === path);
      const added = file('clusters/azure-aks/apps/payments-api.yaml');
      expect(added.change).toBe('added');
      expect(added.before).toBeUndefined();
      expect(added.after).toContain('1.0.0');
      expect(file('apps/payments-api/Chart.yaml').change).toBe('added');
    });

    it('shows a changed file with both its texts, and a removed one', async () => {
      const moved = await backend.preview({
        action: 'gitops:service:rollback',
        input: {
          service: 'checkout-api',
          clusters: ['aws-eks'],
          version: '1.0.7',
          allowNeverRan: true,
        },
      });
      expect(moved.body.changes).toEqual([
        {
          path: 'clusters/aws-eks/apps/checkout-api.yaml',
          change: 'changed',
          before: expect.not.stringContaining('1.0.7'),
          after: expect.stringContaining('1.0.7'),
        },
      ]);
      const removed = await backend.preview({
        action: 'gitops:service:remove',
        input: { service: 'checkout-api', clusters: ['aws-eks'] },
      });
      expect(removed.body.changes).toContainEqual({
        path: 'clusters/aws-eks/apps/checkout-api.yaml',
        change: 'removed',
        before: expect.any(String),
      });
    });

    it.each([
      [
        'a name that is taken',
        create({ name: 'checkout-api' }),
        /checkout-api/,
      ],
      ['an unknown cluster', create({ clusters: ['moon'] }), /moon/],
      ['a name that is none', create({ name: '../x' }), /name/],
      ['no input', { action: 'gitops:service:create' }, /input/],
      [
        'an action that lays out nothing',
        { action: 'gitops:repo:push', input: {} },
        /'gitops:repo:push' lays out no files/,
      ],
      [
        'an address of its own',
        { ...create(), repoUrl: 'http://127.0.0.1:1/x.git' },
        /repoUrl/,
      ],
    ])('refuses %s in a sentence', async (_, body, sentence) => {
      const answer = await backend.preview(body);
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toMatch(sentence);
    });

    it('takes no body above 100 kB, and leaves other routes to the scaffolder', async () => {
      const large = await backend.preview(
        create({ description: 'x'.repeat(200_000) }),
      );
      expect(large.status).toBe(413);
      const other = await request(backend.server).get('/api/scaffolder/v2/x');
      expect(other.status).toBe(418);
    });
  });

  it('asks the host once for many who ask at once, and for those who ask soon after', async () => {
    const { server, url, count } = await startRecorder(fleet.repositoryUrl);
    const backend = await start(url);
    const asked = [1, 2, 3, 4, 5].map(number =>
      backend.preview(create({ name: `payments-${number}` })),
    );
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
    const once = count();
    expect(once).toBeGreaterThan(0);
    expect((await backend.preview(create())).status).toBe(200);
    expect(count()).toBe(once);
    await backend.stop();
    server.close();
    server.closeAllConnections();
  });

  describe('with a repository that cannot be read', () => {
    it.each([
      ['is not configured', '', /gitops\.repository\.url is not configured/],
      ['does not answer', 'http://127.0.0.1:1/x.git', /does not answer/],
      ['is not there', 'none.git', /is not there/],
    ])('says that it %s, and no address', async (_, place, sentence) => {
      const url = place.endsWith('none.git')
        ? new URL('/git/nobody/none.git', fleet.url).href
        : place;
      const backend = await start(url);
      const { status, body } = await backend.preview(create());
      expect(status).toBe(503);
      expect(body.error.message).toMatch(sentence);
      expect(JSON.stringify(body)).not.toContain('127.0.0.1');
      await backend.stop();
    });
  });

  describe('for those who may not run the action', () => {
    const only = (actionId: string): PolicyDecision => ({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'scaffolder',
      resourceType: 'scaffolder-action',
      conditions: {
        rule: 'HAS_ACTION_ID',
        resourceType: 'scaffolder-action',
        params: { actionId },
      },
    });
    it.each([
      ['no tasks', { task: AuthorizeResult.DENY } as const, 403],
      [
        'no actions',
        { action: { result: AuthorizeResult.DENY } } as const,
        403,
      ],
      ['another action only', { action: only('gitops:service:remove') }, 403],
      ['this action only', { action: only('gitops:service:create') }, 200],
    ])('%s', async (_, decisions, expected) => {
      const backend = await start(fleet.repositoryUrl, decisions);
      const { status, body } = await backend.preview(create());
      expect(status).toBe(expected);
      expect('changes' in body).toBe(expected === 200);
      await backend.stop();
    });
  });
});

/** Passes requests on to a repository, and counts them. */
async function startRecorder(target: string) {
  let requests = 0;
  const { origin, pathname } = new URL(target);
  const server: Server = createServer(async (incoming, response) => {
    requests += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { host, connection, ...headers } = incoming.headers;
    const answer = await fetch(new URL(incoming.url ?? '/', origin), {
      method: incoming.method,
      headers: headers as Record<string, string>,
      body: incoming.method === 'GET' ? undefined : Buffer.concat(chunks),
    });
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? '',
    });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    server,
    url: `http://127.0.0.1:${port}${pathname}`,
    count: () => requests,
  };
}
