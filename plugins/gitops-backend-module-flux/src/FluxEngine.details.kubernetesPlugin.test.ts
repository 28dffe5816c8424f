import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { LogEvent } from '@backstage-gitops/plugin-gitops-common';
import { ActionProgress } from '@backstage-gitops/plugin-gitops-node';
import {
  createAppliedKustomization,
  createWorkloadObjects,
  serveKinds,
} from './__testUtils__/createCheckout';
import {
  createHistory,
  createReady,
  settle,
} from './__testUtils__/createActionScene';
import { createCheckoutRow } from './__testUtils__/createDetailsScene';
import { LoopbackCluster } from './__testUtils__/LoopbackCluster';
import { startKubernetesBackend } from './__testUtils__/startKubernetesBackend';
import { toTreeLines } from './__testUtils__/toTreeLines';
import { createFluxEngines } from './createFluxEngines';
import { FluxEngine } from './FluxEngine';

jest.setTimeout(60_000);

const row = createCheckoutRow('Kustomization');
const { signal } = new AbortController();

describe('FluxEngine, looked into through the proxy of @backstage/plugin-kubernetes-backend', () => {
  const cluster = new LoopbackCluster();
  let backend: { url: string; stop(): void };
  let engine: FluxEngine;

  beforeAll(async () => {
    serveKinds(cluster);
    await cluster.start();
    backend = await startKubernetesBackend({
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'azure-aks',
              url: cluster.url,
              skipMetricsLookup: true,
              authProvider: 'serviceAccount',
              serviceAccountToken: 'a-secret-token',
            },
          ],
        },
      ],
    });
    [engine] = createFluxEngines(
      new ConfigReader({
        gitops: {
          flux: {
            clusters: [{ name: 'azure-aks', authProvider: 'kubernetesPlugin' }],
          },
        },
      }),
      {
        logger: mockServices.logger.mock(),
        auth: mockServices.auth({ pluginId: 'gitops' }),
        discovery: {
          getBaseUrl: async id => `${backend.url}/api/${id}`,
          getExternalBaseUrl: async () => '',
        },
      },
    );
    cluster.put(
      createAppliedKustomization(
        [{ id: 'shop_checkout-api_apps_Deployment', v: 'v1' }],
        { status: createHistory(1) },
      ),
      ...createWorkloadObjects(),
    );
  });
  afterAll(async () => {
    backend.stop();
    await cluster.stop();
  });

  it('reads the tree, and names what is refused', async () => {
    expect(
      toTreeLines(await engine.details.readResources(row, { signal })),
    ).toContain('Pod checkout-api-2-good - Healthy < checkout-api-2');
    cluster.forbidden.add('pods');
    const { problems } = await engine.details.readResources(row, { signal });
    cluster.forbidden.delete('pods');
    expect(problems).toMatchObject([{ code: 'Forbidden' }]);
  });

  it('follows lines as they come', async () => {
    cluster.setLogs('shop/checkout-api-2-good/app', response => {
      response.write('first\n');
    });
    const events: LogEvent[] = [];
    for await (const event of engine.details.readLogs(
      row,
      { pod: 'checkout-api-2-good', follow: true },
      { signal },
    )) {
      events.push(event);
      break;
    }
    expect(events).toMatchObject([{ type: 'line', text: 'first' }]);
  });

  it('writes what it was told to write', async () => {
    cluster.onPatch = object =>
      cluster.put(
        settle(object, {
          ...createHistory(2),
          ...createReady('True', 'ReconciliationSucceeded'),
        }),
      );
    const events: ActionProgress[] = [];
    for await (const event of engine.actions.act(
      row,
      { action: 'reconcile', parameters: {} },
      { by: { entityRef: 'user:default/ann' }, signal },
    )) {
      events.push(event);
    }
    expect(events.map(({ state }) => state)).toEqual([
      'Requested',
      'Succeeded',
    ]);
    expect(cluster.patches).toMatchObject([
      {
        manager: 'flux-client-side-apply',
        body: {
          metadata: {
            annotations: {
              'gitops.backstage.io/requested-by': 'user:default/ann',
            },
          },
        },
      },
    ]);
  });
});
