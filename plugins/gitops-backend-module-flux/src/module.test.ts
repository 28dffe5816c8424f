import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  GitopsEngine,
  gitopsEngineExtensionPoint,
} from '@backstage-gitops/plugin-gitops-node';
import { gitopsModuleFlux } from './module';

const start = async (gitops: object) => {
  const engines: GitopsEngine[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        gitopsEngineExtensionPoint,
        { addEngine: (engine: GitopsEngine) => engines.push(engine) },
      ],
    ],
    features: [
      gitopsModuleFlux,
      mockServices.rootConfig.factory({
        data: JSON.parse(JSON.stringify({ gitops })),
      }),
    ],
  });
  return engines;
};

jest.setTimeout(30_000);

describe('gitopsModuleFlux', () => {
  it('adds an engine for each configured cluster', async () => {
    const engines = await start({
      flux: {
        clusters: ['azure-aks', 'edge'].map(name => ({
          name,
          url: 'https://10.0.0.1',
          serviceAccountToken: 't',
        })),
      },
    });
    expect(engines.map(({ type, name }) => [type, name])).toEqual([
      ['flux', 'azure-aks'],
      ['flux', 'edge'],
    ]);
  });

  it('stops start-up with one sentence when the configuration is wrong', async () => {
    await expect(
      start({ flux: { clusters: [{ name: 'azure-aks' }] } }),
    ).rejects.toThrow(
      'Configuration key gitops.flux.clusters[0].url has no value; it should be the http(s) address of an API server.',
    );
  });

  it('does not take a Backstage without the Kubernetes plugin for a cluster without Flux', async () => {
    const [engine] = await start({
      flux: { clusters: [{ name: 'gke', authProvider: 'kubernetesPlugin' }] },
    });
    const events = engine.observe({ signal: new AbortController().signal });
    for await (const event of events) {
      expect(event).toEqual({
        type: 'error',
        error: {
          code: 'NotFound',
          message:
            'Flux on gke cannot be reached: the Kubernetes plugin is not there, or knows no cluster gke.',
        },
      });
    }
    expect.assertions(1);
  });
});
