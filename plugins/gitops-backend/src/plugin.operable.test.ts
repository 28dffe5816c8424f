import { mockCredentials } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import request from 'supertest';
import { FakeEngine } from './__testUtils__/FakeEngine';
import { startGitopsBackend } from './__testUtils__/startGitopsBackend';
import { until } from './__testUtils__/until';

const health = '/api/gitops/v1/health';

describe('gitopsPlugin', () => {
  it('is healthy once every engine said something, be it that it is down, and asks nobody for credentials', async () => {
    const [hub, flux] = [new FakeEngine(), new FakeEngine('flux', 'azure-aks')];
    const { server } = await startGitopsBackend({ engines: [hub, flux] });
    const ask = () =>
      request(server)
        .get(health)
        .set('authorization', mockCredentials.none.header());
    const { body } = await ask().expect(503);
    expect(body).toEqual({ status: 'reading' });
    hub.tell({ type: 'full', deployments: [], clusters: [] });
    flux.tell({ type: 'error', error: { code: 'TimedOut', message: 'slow' } });
    await until(async () => (await ask()).status === 200);
    hub.tell({ type: 'error', error: { code: 'TimedOut', message: 'slow' } });
    await until(async () => {
      const { text } = await request(server).get('/api/gitops/v1/engines');
      return text.split('TimedOut').length === 3;
    });
    expect((await ask().expect(200)).body).toEqual({ status: 'ok' });
  });

  it('measures answers by route, and never by what was asked for', async () => {
    const metrics = metricsServiceMock.mock();
    const recorded: unknown[] = [];
    const instrument = {
      add: () => {},
      record: (_value: number, attributes?: object) => {
        recorded.push(attributes);
      },
      addCallback: () => {},
      removeCallback: () => {},
    };
    metrics.createCounter.mockReturnValue(instrument);
    metrics.createHistogram.mockReturnValue(instrument);
    metrics.createObservableGauge.mockReturnValue(instrument);
    const { server } = await startGitopsBackend({
      features: [metrics.factory],
    });
    await request(server).get('/api/gitops/v1/deployments/secret').expect(404);
    await request(server).get('/api/gitops/v1/nothing').expect(404);
    await request(server).get('/api/gitops/v1/engines').expect(200);
    expect(recorded).toEqual([
      { route: '/v1/deployments/:id', status: 404 },
      { route: 'none', status: 404 },
      { route: '/v1/engines', status: 200 },
    ]);
  });
});
