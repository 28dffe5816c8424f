import { mockServices } from '@backstage/backend-test-utils';
import { LogEvent } from '@backstage-gitops/plugin-gitops-common';
import request from 'supertest';
import { openApiSpec } from './__testUtils__/openApiSpec';
import { openStream } from './__testUtils__/openStream';
import { startLiveBackend } from './__testUtils__/startLiveBackend';
import { production } from './__testUtils__/startTestFleet';
import { toLivePath } from './__testUtils__/toLivePath';
import { until } from './__testUtils__/until';

jest.setTimeout(120_000);

const secrets =
  'https://argocd.internal:8443/api?token=abc.def Bearer eyJhbGciOiJIUzI1NiJ9.e30.x';

describe('Logs', () => {
  it('come as lines while they are written, uncompressed, until the caller leaves', async () => {
    const auditor = mockServices.auditor.mock();
    const events: unknown[] = [];
    auditor.createEvent.mockImplementation(async ({ eventId, meta }) => {
      events.push([eventId, meta]);
      return { success: async () => {}, fail: async () => {} };
    });
    const { details, server } = await startLiveBackend({
      features: [auditor.factory],
    });
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
      toLivePath(production.id, 'logs?follow=true'),
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
    const { details, server } = await startLiveBackend();
    const path = toLivePath(production.id, 'logs');
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
    const { details, server } = await startLiveBackend();
    details.lines = async function* follow(signal) {
      yield { type: 'line', pod: 'a', text: 'first' };
      await new Promise(resolve => signal.addEventListener('abort', resolve));
    };
    const path = toLivePath(production.id, 'logs?follow=true');
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
