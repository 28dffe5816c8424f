import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { Entity } from '@backstage/catalog-model';
import { pushToFleet } from './__testUtils__/pushToFleet';
import { startFleetBackend } from './__testUtils__/startFleetBackend';
import { until } from './__testUtils__/until';

jest.setTimeout(300_000);

const createComponent = (
  name: string,
  annotations: Record<string, string>,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations },
});

describe('The backend with Argo CD, Flux and what nobody told it of', () => {
  let backend: Awaited<ReturnType<typeof startFleetBackend>>;
  beforeAll(async () => {
    backend = await startFleetBackend({
      entities: [
        createComponent('search-api', {}),
        createComponent('typo', { 'gitops/app-name': 'chekout-api' }),
        createComponent('old-typo', { 'argocd/app-name': 'chekout-api' }),
        createComponent('typo-expected', {
          'gitops/app-name': 'chekout-api',
          'gitops/clusters': 'aws-eks, azure-aks',
        }),
      ],
    });
    await backend.untilSettled();
  });
  afterAll(() => backend.fleet.stop());

  it('shows a pushed service, on a pushed cluster and on one with Flux', async () => {
    const before = await backend.getComponent('search-api');
    expect(before.items).toEqual([]);
    expect(JSON.stringify(await backend.get('clusters'))).not.toContain('mars');

    await pushToFleet(
      backend.fleet.repositoryUrl,
      async read => {
        const asSearch = async (path: string) => [
          path.replaceAll('inventory-api', 'search-api'),
          (await read(path)).replaceAll('inventory-api', 'search-api'),
        ];
        const copied = [
          'bootstrap/argocd/services/inventory-api.yaml',
          'clusters/azure-aks/apps/inventory-api.yaml',
          'apps/inventory-api/overlays/production/kustomization.yaml',
          ...['kustomization', 'external-secret', 'ingress', 'autoscaler'].map(
            file => `apps/inventory-api/overlays/production-azure/${file}.yaml`,
          ),
          'apps/inventory-api/base/kustomization.yaml',
          'apps/inventory-api/base/deployment.yaml',
          'apps/inventory-api/base/service.yaml',
        ];
        return {
          ...Object.fromEntries(await Promise.all(copied.map(asSearch))),
          'bootstrap/mars-one/argocd-cluster.yaml': (
            await read('bootstrap/gcp-gke/argocd-cluster.yaml')
          ).replaceAll('gcp-gke', 'mars-one'),
          'clusters/mars-one/kustomization.yaml':
            'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n',
          'clusters/mars-one/apps/search-api.yaml':
            'kustomize:\n  images:\n    - ghcr.io/org/search-api:0.0.7\n',
        };
      },
      { message: 'search-api, also on a cluster on Mars' },
    );

    await until(async () => {
      const { items } = await backend.getComponent('search-api');
      return (
        items.length === 2 &&
        items.every(
          ({ sync, health, commit, version }: Deployment) =>
            sync === 'Synced' && health === 'Healthy' && commit && version,
        )
      );
    });
    const { items, selectedBy } = await backend.getComponent('search-api');
    expect(selectedBy).toBe('backstage.io/entity-ref');
    const commit = expect.objectContaining({
      author: 'Eve Example',
      message: 'search-api, also on a cluster on Mars',
    });
    expect(items).toEqual([
      expect.objectContaining({
        app: 'search-api',
        kind: 'Kustomization',
        cluster: expect.objectContaining({ name: 'azure-aks' }),
        engine: { type: 'flux', name: 'azure-aks' },
        environment: 'production',
        commit,
      }),
      expect.objectContaining({
        app: 'search-api',
        kind: 'Application',
        cluster: {
          name: 'mars-one',
          labels: {
            cloud: 'gcp',
            environment: 'production',
            region: 'europe-west1',
          },
        },
        engine: { type: 'argocd', name: 'hub' },
        environment: 'production',
        version: { value: '0.0.7', rule: 'image-tag' },
        commit,
      }),
    ]);
    const [onMars] = (
      await backend.get('deployments?cluster=mars-one&app=search-api')
    ).items;
    expect(onMars).toEqual(items[1]);
    expect(
      await backend.get(`deployments/${encodeURIComponent(onMars.id)}`),
    ).toEqual(onMars);
    const clusters = (await backend.get('clusters')).items;
    expect(clusters).toContainEqual(
      expect.objectContaining({
        name: 'mars-one',
        environment: 'production',
        engines: [expect.objectContaining({ type: 'argocd', name: 'hub' })],
      }),
    );
  });

  const live = (type: string, name: string) => ({
    engine: { type, name },
    state: 'Live',
    since: expect.any(String),
  });
  const nothing = {
    sets: [],
    items: [],
    engines: [live('argocd', 'hub'), live('flux', 'azure-aks')],
    environments: ['dev', 'staging', 'production'],
  };

  it.each([
    ['typo', 'gitops/app-name'],
    ['old-typo', 'argocd/app-name'],
  ])(
    'answers for %s, of which the annotation names nothing, with the rule that found nothing',
    async (name, selectedBy) => {
      expect(await backend.getComponent(name)).toEqual({
        ...nothing,
        expected: [],
        selectedBy,
      });
    },
  );

  it('names the clusters on which the one that nothing is named after is missing', async () => {
    const absent = (name: string) => ({
      app: 'chekout-api',
      cluster: { name, labels: expect.any(Object) },
      environment: 'production',
      source: 'annotation',
      state: 'absent',
    });
    expect(await backend.getComponent('typo-expected')).toEqual({
      ...nothing,
      expected: [absent('aws-eks'), absent('azure-aks')],
      selectedBy: 'gitops/app-name',
    });
  });
});
