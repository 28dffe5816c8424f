import { Fleet, startFleet } from '@backstage-gitops/fleet-simulator';
// The real board is what is waited for.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import gitopsPlugin from '@backstage-gitops/plugin-gitops-backend';
import gitopsModuleArgocd from '@backstage-gitops/plugin-gitops-backend-module-argocd';
import gitopsModuleFlux from '@backstage-gitops/plugin-gitops-backend-module-flux';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createTestActions } from './__testUtils__/createTestActions';

jest.setTimeout(600_000);

describe('A delivery from the template to the cluster', () => {
  let fleet: Fleet;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  let actions: ReturnType<typeof createTestActions>;

  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
    backend = await startTestBackend({
      features: [
        gitopsPlugin,
        gitopsModuleArgocd,
        gitopsModuleFlux,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory({
          data: {
            gitops: {
              environments: ['dev', 'staging', 'production'],
              repository: { url: fleet.repositoryUrl, defaultBranch: 'main' },
              argocd: {
                instances: [
                  {
                    name: 'hub',
                    url: fleet.argocdUrl,
                    token: fleet.argocdToken,
                  },
                ],
              },
              flux: {
                clusters: [
                  {
                    name: 'azure-aks',
                    url: fleet.kubernetesUrl('azure-aks'),
                    authProvider: 'serviceAccount',
                    serviceAccountToken: fleet.kubernetesToken,
                  },
                ],
              },
            },
          },
        }),
      ],
    });
    actions = createTestActions({
      repositoryUrl: fleet.repositoryUrl,
      config: { app: { baseUrl: 'https://app.example.com/ui/' } },
      discovery: {
        getBaseUrl: async plugin =>
          `http://127.0.0.1:${backend.server.port()}/api/${plugin}`,
        getExternalBaseUrl: async plugin => `http://unused/api/${plugin}`,
      },
    });
  });
  afterAll(async () => {
    await backend?.stop();
    await fleet?.stop();
  });

  const clusters = ['aws-eks', 'gcp-gke', 'azure-aks'];

  async function deliver(action: string, input: object, wait: object = {}) {
    const task = await actions.startTask();
    await task.run('gitops:repo:checkout');
    const changed = await task.run(action, input as never);
    const { commit } = await task.run('gitops:repo:push');
    const { service, version, clusters: on } = changed;
    const waited = task.run('gitops:deployment:wait', {
      service,
      version,
      clusters: on,
      commit,
      timeoutMinutes: 5,
      ...wait,
    } as never);
    return { task, waited, commit };
  }

  it.each(['chart', 'kustomize'])(
    'a new service as %s is Healthy on three clusters, both engines, at its commit',
    async packaging => {
      const name = `payments-${packaging}`;
      const { waited, task } = await deliver('gitops:service:create', {
        name,
        packaging,
        image: `ghcr.io/org/${name}`,
        version: '1.0.0',
        namespace: 'payments',
        clusters,
      });
      await expect(waited).resolves.toEqual({
        deployments: ['aws-eks', 'azure-aks', 'gcp-gke'].map(cluster =>
          expect.objectContaining({
            cluster,
            version: '1.0.0',
            health: 'Healthy',
            sync: 'Synced',
          }),
        ),
      });
      expect(task.lines).toContain(
        `${name} is Healthy on aws-eks, azure-aks, gcp-gke.`,
      );
    },
  );

  it('is promoted, and a wait for a bad image fails with what the board says', async () => {
    const { waited } = await deliver('gitops:service:promote', {
      service: 'payments-chart',
      version: '1.1.0',
      to: { environments: ['production'] },
    });
    await waited;
    const bad = await deliver(
      'gitops:service:promote',
      {
        service: 'payments-chart',
        version: 'bad',
        to: { clusters: ['aws-eks'] },
      },
      { board: '/catalog/default/component/payments-chart/deployments' },
    );
    await expect(bad.waited).rejects.toThrow(
      /^payments-chart on aws-eks: Degraded: .+ – https:\/\/app\.example\.com\/ui\/catalog\/default\/component\/payments-chart\/deployments\?cluster=aws-eks&app=payments-chart$/,
    );
    const onFlux = await deliver('gitops:service:promote', {
      service: 'payments-chart',
      version: 'bad',
      to: { clusters: ['azure-aks'] },
    });
    await expect(onFlux.waited).rejects.toThrow(
      /^payments-chart on azure-aks: /,
    );
    const back = await deliver('gitops:service:rollback', {
      service: 'payments-chart',
      version: '1.0.0',
      environments: ['production'],
    });
    await back.waited;
  });

  it('what was removed does not get there, and the time limit says so', async () => {
    const task = await actions.startTask();
    await task.run('gitops:repo:checkout');
    await task.run('gitops:service:remove', { service: 'payments-kustomize' });
    await task.run('gitops:repo:push');
    const rest = await actions.startTask();
    await expect(
      rest.run('gitops:deployment:wait', {
        service: 'payments-kustomize',
        clusters: ['aws-eks'],
        version: '9.9.9',
        timeoutMinutes: 0.1,
      }),
    ).rejects.toThrow(/did not get there in time\. aws-eks: /);
  });

  it('waits for a cluster that nobody can see no longer than a minute of looks', async () => {
    await fleet.control({ op: 'down', target: 'azure-aks' });
    const task = await actions.startTask();
    await expect(
      task.run('gitops:deployment:wait', {
        service: 'checkout-api',
        clusters: ['azure-aks'],
        version: '99.0.0',
        timeoutMinutes: 10,
      }),
    ).rejects.toThrow(/^checkout-api on azure-aks: .*does not answer/);
    await fleet.control({ op: 'up', target: 'azure-aks' });
  });
});
