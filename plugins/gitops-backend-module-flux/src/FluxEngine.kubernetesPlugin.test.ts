import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { collectPicture } from '@backstage-gitops/plugin-gitops-node/testUtils';
import { createEngineScene } from './__testUtils__/createEngineScene';
import {
  createKustomization,
  createRevision,
  fluxPaths,
  watchesOfFlux,
} from './__testUtils__/createFluxObjects';
import { findByName } from './__testUtils__/findByName';
import { startKubernetesBackend } from './__testUtils__/startKubernetesBackend';
import { waitUntil } from './__testUtils__/waitUntil';
import { createFluxEngines } from './createFluxEngines';

jest.setTimeout(60_000);

describe('FluxEngine through the proxy of @backstage/plugin-kubernetes-backend', () => {
  const scene = createEngineScene();
  const stops: (() => void)[] = [];

  afterEach(() => stops.splice(0).forEach(stop => stop()));

  /** The real backend of the plugin before our API server, and our engines before it. */
  async function start(options: { clusters?: object[] } = {}) {
    const cluster = { url: scene.kubernetes.url, skipMetricsLookup: true };
    const kubernetes = {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              ...cluster,
              name: 'in-plugin',
              authMetadata: {
                'kubernetes.io/auth-provider': 'serviceAccount',
                serviceAccountToken: scene.kubernetes.token,
              },
            },
            {
              ...cluster,
              name: 'without-token',
              authProvider: 'localKubectlProxy',
            },
          ],
        },
      ],
    };
    const backend = await startKubernetesBackend(kubernetes);
    stops.push(backend.stop);
    return createFluxEngines(
      new ConfigReader(
        JSON.parse(
          JSON.stringify({
            gitops: { flux: { ...options, fromKubernetesPlugin: true } },
            kubernetes,
          }),
        ),
      ),
      {
        logger: mockServices.logger.mock(),
        auth: mockServices.auth({ pluginId: 'gitops' }),
        discovery: {
          getBaseUrl: async id => `${backend.url}/api/${id}`,
          getExternalBaseUrl: async () => '',
        },
      },
    );
  }
  const observe = (engines: { name: string }[], name: string) =>
    collectPicture(engines.find(engine => engine.name === name) as never);

  it('lists and watches with the strategy the plugin signs in with', async () => {
    const engines = await start();
    expect(engines.map(({ name }) => name)).toEqual([
      'in-plugin',
      'without-token',
    ]);
    const picture = observe(engines, 'in-plugin');
    await picture.until('a full picture', () => picture.fulls > 0);
    expect(findByName(picture, 'checkout-api')).toMatchObject({
      sync: 'Synced',
      cluster: { name: 'in-plugin' },
    });
    await waitUntil(() => scene.kubernetes.watchCount >= watchesOfFlux);
    scene.kubernetes.put(
      fluxPaths.Kustomization,
      createKustomization('inventory-api', { revision: createRevision('a') }),
    );
    await picture.until('what the watch tells', () =>
      Boolean(findByName(picture, 'inventory-api')),
    );
    expect(picture.errors).toEqual([]);
    await picture.stop();
  });

  it('tells refused credentials, a cluster the plugin does not know, and one that is gone', async () => {
    const engines = await start({
      clusters: [{ name: 'unknown', authProvider: 'kubernetesPlugin' }],
    });
    const fail = async (name: string) => {
      const picture = observe(engines, name);
      await picture.until('an error', () => picture.errors.length > 0);
      await picture.stop();
      return picture.errors;
    };
    expect(await fail('without-token')).toEqual([
      {
        code: 'Unauthorized',
        message:
          'Flux on without-token does not accept our credentials: the token is wrong or expired.',
      },
    ]);
    expect(await fail('unknown')).toEqual([
      {
        code: 'NotFound',
        message:
          'Flux on unknown cannot be reached: the Kubernetes plugin is not there, or knows no cluster unknown.',
      },
    ]);
    await scene.kubernetes.stop();
    expect(await fail('in-plugin')).toEqual([
      {
        code: 'ConnectionRefused',
        message: 'Flux on in-plugin cannot be reached: connection refused.',
      },
    ]);
  });
});
