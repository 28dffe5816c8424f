import { request as openRequest, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { LogEvent } from '@backstage-gitops/plugin-gitops-common';
import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { decide, onlyIn } from './__testUtils__/decide';
import { FakeDetails } from './__testUtils__/FakeDetails';
import { openApiSpec } from './__testUtils__/openApiSpec';
import {
  dev,
  inAzure,
  production,
  startTestFleet,
} from './__testUtils__/startTestFleet';
import { until } from './__testUtils__/until';

jest.setTimeout(120_000);

const since = '2026-11-25T09:12:30.000Z';
const toPath = (id: string, part: string) =>
  `/api/gitops/v1/deployments/${encodeURIComponent(id)}/${part}`;
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

async function start(options: Parameters<typeof startTestFleet>[0] = {}) {
  const fleet = await startTestFleet(options);
  const details = new FakeDetails();
  fleet.hub.details = details;
  const { server } = fleet;
  await until(async () => {
    const { text } = await request(server).get('/api/gitops/v1/health');
    return text.includes('ok');
  });
  return { ...fleet, details };
}

/** Opens a stream and reads it until it is left. */
function openStream(server: Server, path: string) {
  const { port } = server.address() as AddressInfo;
  let text = '';
  let isEnded = false;
  const opened = openRequest({
    port,
    path,
    agent: false,
    // What a browser sends: a compressed stream would hold lines back.
    headers: { 'accept-encoding': 'gzip, deflate, br' },
  });
  const status = new Promise<number | undefined>(resolve => {
    opened.on('response', response => {
      resolve(response.statusCode);
      response.on('data', chunk => {
        text += chunk;
      });
      response.on('end', () => {
        isEnded = true;
      });
      response.on('error', () => {});
    });
  });
  opened.on('error', () => {});
  opened.end();
  return {
    status,
    text: () => text,
    isEnded: () => isEnded,
    leave: () => opened.destroy(),
  };
}

describe('Live reads', () => {
  it('of 50 people who open the same tree are one call to the engine; who leaves disturbs nobody', async () => {
    const { details, server } = await start();
    let answer = () => {};
    details.pause = () =>
      new Promise(resolve => {
        answer = resolve;
      });
    const path = toPath(production.id, 'resources');
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
    const { hub, server } = await start({
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
      .get(toPath(production.id, 'details'))
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
      .get(toPath(dev.id, 'details'))
      .expect(200);
    expect(other.body.links).toHaveLength(1);
  });

  it('of another Deployment, kind or resource are calls of their own', async () => {
    const { details, server } = await start();
    for (const path of [
      toPath(production.id, 'events'),
      toPath(production.id, 'events'),
      toPath(production.id, 'events?kind=Pod&name=a'),
      toPath(production.id, 'events?kind=Pod&name=b'),
      toPath(dev.id, 'events'),
      toPath(dev.id, 'diff'),
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
    const { details, server } = await start();
    details.pause = () => new Promise(() => {});
    const caller = openStream(server, toPath(production.id, 'diff'));
    await until(() => details.calls.length === 1);
    expect(details.calls[0].signal.aborted).toBe(false);
    caller.leave();
    await until(() => details.calls[0].signal.aborted);
  });

  it('name a dead cluster before anyone waits, and ask it who insists', async () => {
    const { details, hub, server } = await start();
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
    const path = toPath(production.id, 'resources');
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
    await request(server).get(toPath(production.id, 'details')).expect(200);
  });

  it('name an engine that cannot be reached', async () => {
    const { details, hub, server } = await start();
    hub.tell({
      type: 'error',
      error: {
        code: 'ConnectionRefused',
        message: 'Argo CD hub cannot be reached: connection refused.',
      },
    });
    const path = toPath(production.id, 'details');
    await until(async () => (await request(server).get(path)).status === 503);
    const asked = details.calls.length;
    const { body } = await request(server).get(path).expect(503);
    expect(body.error.message).toMatch(
      /^Argo CD hub cannot be reached: connection refused\. This has been so since \d{4}-\d\d-\d\d \d\d:\d\d UTC\.$/,
    );
    expect(details.calls).toHaveLength(asked);
  });

  it('are 501 where the engine cannot tell', async () => {
    const { server } = await start();
    for (const part of parts) {
      const { status, body } = await request(server).get(
        toPath(inAzure.id, part),
      );
      expect([part, status]).toEqual([part, 501]);
      expect(body.error.message).toBe(
        'Engine flux azure-aks tells no more of a Deployment than its row',
      );
    }
  });

  it('tell a failure in our words, and nothing of what the engine said', async () => {
    const { details, server } = await start();
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
        const answer = await request(server).get(toPath(production.id, part));
        expect([part, answer.status]).toEqual([part, status]);
        expect(answer.headers).toMatchObject(headers);
        const told = answer.text + JSON.stringify(answer.headers);
        expect(told).not.toMatch(/argocd\.internal|abc\.def|eyJ|8443/);
        expect(answer.body.error).not.toHaveProperty('cause');
      }
    }
  });

  it('refuse what they do not know, in words', async () => {
    const { server } = await start();
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
        .get(toPath(production.id, part))
        .expect(400);
      expect(body.error).toEqual({ name: 'InputError', message });
    }
  });

  it('show who may see the Deployment, and nobody else that there is one', async () => {
    const { details, server } = await start({
      features: [
        decide({
          deployments: onlyIn('dev'),
          engines: AuthorizeResult.ALLOW,
        }),
      ],
    });
    for (const part of parts.filter(each => each !== 'logs')) {
      await request(server).get(toPath(dev.id, part)).expect(200);
      await request(server).get(toPath(production.id, part)).expect(404);
    }
    expect(details.calls.every(({ id }) => id === dev.id)).toBe(true);
    // A permission of its own, which this policy does not give.
    const { body } = await request(server)
      .get(toPath(dev.id, 'logs'))
      .expect(403);
    expect(body.error.message).toContain('gitops.deployment.logs');
  });
});

describe('Logs', () => {
  it('come as lines while they are written, uncompressed, until the caller leaves', async () => {
    const auditor = mockServices.auditor.mock();
    const events: unknown[] = [];
    auditor.createEvent.mockImplementation(async ({ eventId, meta }) => {
      events.push([eventId, meta]);
      return { success: async () => {}, fail: async () => {} };
    });
    const { details, server } = await start({ features: [auditor.factory] });
    let isEnded = false;
    details.lines = async function* follow(signal) {
      try {
        yield { type: 'line', pod: 'a', text: 'first' };
        await new Promise(resolve => signal.addEventListener('abort', resolve));
      } finally {
        isEnded = true;
      }
    };
    const stream = openStream(
      server,
      toPath(production.id, 'logs?follow=true'),
    );
    await until(() => stream.text().includes('\n'));
    expect(JSON.parse(stream.text())).toEqual({
      type: 'line',
      pod: 'a',
      text: 'first',
    });
    expect(isEnded).toBe(false);
    stream.leave();
    await until(() => isEnded);
    expect(details.calls[0].signal.aborted).toBe(true);
    expect(events).toEqual([
      ['deployment-logs-read', { deployment: production.id, pod: '' }],
    ]);
  });

  it('end with an end; what breaks on the way is told, and ends without', async () => {
    const { details, server } = await start();
    const path = toPath(production.id, 'logs');
    const read = async (): Promise<LogEvent[]> => {
      const { text, headers } = await request(server).get(path).buffer(true);
      expect(headers['content-type']).toBe(
        'application/x-ndjson; charset=utf-8',
      );
      expect(headers['cache-control']).toContain('no-transform');
      const lines = text.trim().split('\n');
      for (const line of lines) {
        const answer = { status: 200, body: JSON.parse(line) };
        expect(
          openApiSpec.findFault('/v1/deployments/{id}/logs', answer),
        ).toBeUndefined();
      }
      return lines.map(line => JSON.parse(line));
    };
    expect(await read()).toEqual([
      { type: 'line', pod: 'checkout-api-1', text: 'hello' },
      { type: 'end' },
    ]);
    details.lines = async function* breakOff() {
      yield { type: 'line', pod: 'a', text: 'first' };
      throw new Error(secrets);
    };
    expect(await read()).toEqual([
      { type: 'line', pod: 'a', text: 'first' },
      {
        type: 'problem',
        problem: {
          code: 'UpstreamError',
          message: 'Engine argocd hub closed the connection.',
        },
      },
    ]);
  });

  it('are six streams a person at most, and a place is free again when one is left', async () => {
    const { details, server } = await start();
    details.lines = async function* follow(signal) {
      yield { type: 'line', pod: 'a', text: 'first' };
      await new Promise(resolve => signal.addEventListener('abort', resolve));
    };
    const path = toPath(production.id, 'logs?follow=true');
    const streams = Array.from({ length: 6 }, () => openStream(server, path));
    await until(() => streams.every(each => each.text() !== ''));
    const refused = await request(server).get(path).expect(429);
    expect(refused.headers['retry-after']).toBe('5');
    expect(refused.body.error.message).toBe(
      'You have 6 log streams open: close one first',
    );
    const other = openStream(server, path.replace('follow=true', 'follow=x'));
    expect(await other.status).toBe(400);
    streams[0].leave();
    let again = openStream(server, path);
    await until(async () => {
      if ((await again.status) === 200) return true;
      again = openStream(server, path);
      return false;
    });
    [again, ...streams].forEach(each => each.leave());
  });
});
