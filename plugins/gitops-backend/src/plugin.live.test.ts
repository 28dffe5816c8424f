import { mockCredentials } from '@backstage/backend-test-utils';
import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { decide, onlyIn } from './__testUtils__/decide';
import { openStream } from './__testUtils__/openStream';
import { startLiveBackend } from './__testUtils__/startLiveBackend';
import { dev, inAzure, production } from './__testUtils__/startTestFleet';
import { toLivePath } from './__testUtils__/toLivePath';
import { until } from './__testUtils__/until';

jest.setTimeout(120_000);

const since = '2026-11-25T09:12:30.000Z';
const parts = [
  'details',
  'resources',
  'resources/live?kind=Pod&namespace=shop&name=checkout-api-1',
  'resources/actions?kind=Pod&namespace=shop&name=checkout-api-1',
  'diff',
  'events',
  'logs',
];
const secrets =
  'https://argocd.internal:8443/api?token=abc.def Bearer eyJhbGciOiJIUzI1NiJ9.e30.x';

describe('Live reads', () => {
  it('of 50 people who open the same tree are one call to the engine; who leaves disturbs nobody', async () => {
    const { details, server } = await startLiveBackend();
    let answer = () => {};
    details.pause = () =>
      new Promise(resolve => {
        answer = resolve;
      });
    const path = toLivePath(production.id, 'resources');
    const people = Array.from({ length: 50 }, (_, index) =>
      request(server)
        .get(path)
        .set(
          'authorization',
          mockCredentials.user.header(`user:default/p${index}`),
        )
        .then(response => response),
    );
    await until(() => details.calls.length > 0);
    const leaver = openStream(server, path);
    await until(() => details.calls.length > 0);
    leaver.leave();
    answer();
    const answers = await Promise.all(people);
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set([200]),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(details.calls).toHaveLength(1);
    expect(details.calls[0].read).toBe('resources');
  });

  it('lead to Git and to the dashboard of the cluster, which engines cannot', async () => {
    const { hub, server } = await startLiveBackend({
      dashboardUrl: 'https://console.example.com/aws-eks',
    });
    const sha = '1'.repeat(40);
    const repository = 'https://github.com/org/platform-gitops';
    hub.tell({
      type: 'delta',
      upserted: [
        {
          ...production,
          sources: [{ repository, path: 'apps/checkout-api', applied: sha }],
        },
      ],
      removed: [],
    });
    const { body } = await request(server)
      .get(toLivePath(production.id, 'details'))
      .expect(200);
    expect(body.links).toEqual([
      { kind: 'engine', title: 'Argo CD', url: 'https://argocd.example.com' },
      {
        kind: 'git',
        title: 'apps/checkout-api',
        url: `${repository}/tree/${sha}/apps/checkout-api`,
      },
      {
        kind: 'git',
        title: 'Commit 1111111',
        url: `${repository}/commit/${sha}`,
      },
      {
        kind: 'cluster',
        title: 'aws-eks',
        url: 'https://console.example.com/aws-eks',
      },
    ]);
    const other = await request(server)
      .get(toLivePath(dev.id, 'details'))
      .expect(200);
    expect(other.body.links).toHaveLength(1);
  });

  it('of another Deployment, kind or resource are calls of their own', async () => {
    const { details, server } = await startLiveBackend();
    for (const path of [
      toLivePath(production.id, 'events'),
      toLivePath(production.id, 'events'),
      toLivePath(production.id, 'events?kind=Pod&name=a'),
      toLivePath(production.id, 'events?kind=Pod&name=b'),
      toLivePath(dev.id, 'events'),
      toLivePath(dev.id, 'diff'),
    ]) {
      await request(server).get(path).expect(200);
    }
    expect(details.calls.map(({ read, id }) => [read, id])).toEqual([
      ['events ', production.id],
      ['events a', production.id],
      ['events b', production.id],
      ['events ', dev.id],
      ['diff', dev.id],
    ]);
  });

  it('end at the engine when the last one left', async () => {
    const { details, server } = await startLiveBackend();
    details.pause = () => new Promise(() => {});
    const caller = openStream(server, toLivePath(production.id, 'diff'));
    await until(() => details.calls.length === 1);
    expect(details.calls[0].signal.aborted).toBe(false);
    caller.leave();
    await until(() => details.calls[0].signal.aborted);
  });

  it('name a dead cluster before anyone waits, and ask it who insists', async () => {
    const { details, hub, server } = await startLiveBackend();
    hub.tell({
      type: 'delta',
      upserted: [
        {
          ...production,
          clusterReachable: {
            ok: false,
            since,
            error: {
              code: 'ConnectionRefused',
              message: 'Cluster aws-eks cannot be reached: connection refused.',
            },
          },
        },
      ],
      removed: [],
    });
    const path = toLivePath(production.id, 'resources');
    await until(async () => (await request(server).get(path)).status === 503);
    const asked = details.calls.length;
    const { body } = await request(server).get(path).expect(503);
    expect(body.error).toEqual({
      name: 'ServiceUnavailableError',
      message:
        'Cluster aws-eks cannot be reached: connection refused. This has been so since 2026-11-25 09:12 UTC.',
      statusCode: 503,
    });
    expect(details.calls).toHaveLength(asked);
    await request(server).get(`${path}?insist=true`).expect(200);
    // The engine itself answers.
    await request(server).get(toLivePath(production.id, 'details')).expect(200);
  });

  it('name an engine that cannot be reached', async () => {
    const { details, hub, server } = await startLiveBackend();
    hub.tell({
      type: 'error',
      error: {
        code: 'ConnectionRefused',
        message: 'Argo CD hub cannot be reached: connection refused.',
      },
    });
    const path = toLivePath(production.id, 'details');
    await until(async () => (await request(server).get(path)).status === 503);
    const asked = details.calls.length;
    const { body } = await request(server).get(path).expect(503);
    expect(body.error.message).toMatch(
      /^Argo CD hub cannot be reached: connection refused\. This has been so since \d{4}-\d\d-\d\d \d\d:\d\d UTC\.$/,
    );
    expect(details.calls).toHaveLength(asked);
  });

  it('are 501 where the engine cannot tell', async () => {
    const { server } = await startLiveBackend();
    for (const part of parts) {
      const { status, body } = await request(server).get(
        toLivePath(inAzure.id, part),
      );
      expect([part, status]).toEqual([part, 501]);
      expect(body.error.message).toBe(
        'Engine flux azure-aks tells no more of a Deployment than its row',
      );
    }
  });

  it('tell a failure in our words, and nothing of what the engine said', async () => {
    const { details, server } = await startLiveBackend();
    const failures: [unknown, number, Record<string, string>?][] = [
      [new Error(`GET ${secrets} failed`), 503],
      [new TypeError('fetch failed', { cause: new Error(secrets) }), 503],
      [
        new EngineError({
          code: 'Forbidden',
          message: 'Argo CD hub does not allow our account to read this.',
          cause: new Error(secrets),
        }),
        503,
      ],
      [
        new EngineError({
          code: 'RateLimited',
          message: 'Argo CD hub asks us to slow down.',
          retryAfterMs: 1_500,
        }),
        503,
        { 'retry-after': '2' },
      ],
      [new EngineError({ code: 'NotFound', message: 'It is gone.' }), 404],
      [`a text, not an error: ${secrets}`, 503],
    ];
    for (const [failure, status, headers = {}] of failures) {
      details.pause = async () => {
        throw failure;
      };
      details.lines = async function* fail() {
        throw failure;
      };
      for (const part of parts) {
        const answer = await request(server).get(
          toLivePath(production.id, part),
        );
        expect([part, answer.status]).toEqual([part, status]);
        expect(answer.headers).toMatchObject(headers);
        const told = answer.text + JSON.stringify(answer.headers);
        expect(told).not.toMatch(/argocd\.internal|abc\.def|eyJ|8443/);
        expect(answer.body.error).not.toHaveProperty('cause');
      }
    }
  });

  it('refuse what they do not know, in words', async () => {
    const { server } = await startLiveBackend();
    for (const [part, message] of [
      ['details?x=1', 'Query parameter "x" is not known here'],
      [
        'resources/live?kind=Pod',
        'Query parameter "name" is wrong: expected string, received undefined',
      ],
      [
        'logs?tailLines=20000',
        'Query parameter "tailLines" is wrong: allowed are whole numbers from 1 to 10000',
      ],
      [
        'logs?follow=yes&pod=',
        'Query parameter "pod" is wrong: Too small: expected string to have >=1 characters; Query parameter "follow" is wrong: allowed are true and false',
      ],
    ]) {
      const { body } = await request(server)
        .get(toLivePath(production.id, part))
        .expect(400);
      expect(body.error).toEqual({ name: 'InputError', message });
    }
  });

  it('show who may see the Deployment, and nobody else that there is one', async () => {
    const { details, server } = await startLiveBackend({
      features: [
        decide({
          deployments: onlyIn('dev'),
          engines: AuthorizeResult.ALLOW,
        }),
      ],
    });
    for (const part of parts.filter(each => each !== 'logs')) {
      await request(server).get(toLivePath(dev.id, part)).expect(200);
      await request(server).get(toLivePath(production.id, part)).expect(404);
    }
    expect(details.calls.every(({ id }) => id === dev.id)).toBe(true);
    // A permission of its own, which this policy does not give.
    const { body } = await request(server)
      .get(toLivePath(dev.id, 'logs'))
      .expect(403);
    expect(body.error.message).toContain('gitops.deployment.logs');
  });
});
