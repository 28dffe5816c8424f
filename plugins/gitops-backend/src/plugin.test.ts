import request from 'supertest';
import { createDeployment } from './__testUtils__/createDeployment';
import { FakeEngine } from './__testUtils__/FakeEngine';
import { startGitopsBackend } from './__testUtils__/startGitopsBackend';

describe('gitopsPlugin', () => {
  it('serves an entity what an engine told', async () => {
    const engine = new FakeEngine();
    const row = createDeployment({
      entityRef: 'component:default/checkout-api',
    });
    engine.tell({ type: 'full', deployments: [row], clusters: [] });
    const { server } = await startGitopsBackend({
      engines: [engine],
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'checkout-api' },
        },
      ],
    });
    const response = await request(server).get(
      '/api/gitops/v1/entities/component/default/checkout-api/deployments',
    );
    console.log(JSON.stringify(response.body), response.headers);
    expect(response.status).toBe(200);
  });
});
