import {
  changeKustomization,
  createFailure,
  createSetScene,
  followAll,
  sceneEngine,
  toSceneRowId,
  toSceneSetId,
} from '../__testUtils__/createSetScene';

describe('sets of Flux', () => {
  it('are the recorded Kustomizations that apply what delivers, as a chain, none its own parent', () => {
    expect(createSetScene().readSets()).toEqual([
      {
        id: toSceneSetId('Kustomization', 'apps'),
        kind: 'Kustomization',
        name: 'apps',
        namespace: 'flux-system',
        engine: sceneEngine,
        parent: toSceneSetId('Kustomization', 'bootstrap'),
        generators: [],
        sync: 'Synced',
        health: 'Healthy',
        deployments: [
          toSceneRowId('HelmRelease', 'checkout-api'),
          toSceneRowId('Kustomization', 'inventory-api'),
        ],
        apps: ['checkout-api', 'inventory-api'],
      },
      {
        id: toSceneSetId('Kustomization', 'bootstrap'),
        kind: 'Kustomization',
        name: 'bootstrap',
        namespace: 'flux-system',
        engine: sceneEngine,
        generators: [],
        sync: 'Synced',
        health: 'Healthy',
        deployments: [
          toSceneRowId('Kustomization', 'apps'),
          toSceneRowId('Kustomization', 'cluster'),
          toSceneRowId('Kustomization', 'infrastructure'),
        ],
        // A set delivers no app of its own.
        apps: ['cluster', 'infrastructure'],
      },
    ]);
  });

  it('are told by the rows they generated', () => {
    const { readSetOf } = createSetScene();
    expect(readSetOf('checkout-api')).toEqual({
      id: toSceneSetId('Kustomization', 'apps'),
      kind: 'Kustomization',
      name: 'apps',
    });
    expect(readSetOf('apps')).toMatchObject({ name: 'bootstrap' });
    expect(readSetOf('bootstrap')).toBeUndefined();
  });

  it('say why they could not generate, since when, over every retry; what they made runs on', () => {
    const scene = createSetScene();
    scene.put(
      'Kustomization',
      changeKustomization('apps', {
        status: createFailure(
          'BuildFailed',
          'accumulating resources: missing file',
        ),
      }),
    );
    const [set] = scene.readSets();
    expect(set).toMatchObject({
      health: 'Healthy',
      deployments: { length: 2 },
      apps: ['checkout-api', 'inventory-api'],
      error: {
        code: 'BuildFailed',
        message: 'accumulating resources: missing file',
        since: '2026-11-23T02:00:00Z',
      },
    });
    scene.put(
      'Kustomization',
      changeKustomization('apps', {
        status: createFailure(
          'BuildFailed',
          'accumulating resources: missing file',
          '2026-11-23T02:10:00Z',
        ),
      }),
    );
    expect(scene.readSets()[0].error).toEqual(set.error);
  });

  it('name what they list and what is not there', () => {
    const scene = createSetScene();
    scene.picture.apply(followAll('HelmRelease'), {
      type: 'listed',
      objects: [],
    });
    expect(scene.readSets()[0]).toMatchObject({
      apps: ['checkout-api', 'inventory-api'],
      deployments: [toSceneRowId('Kustomization', 'inventory-api')],
    });
  });

  it('are not unhealthy because their children are', () => {
    const scene = createSetScene();
    const unhealthy = (...names: string[]) =>
      changeKustomization('apps', {
        spec: { wait: true },
        status: createFailure(
          'HealthCheckFailed',
          `health check failed after 30s: timeout waiting for: [${names
            .map(name => `${name} status: 'InProgress'`)
            .join(', ')}]`,
        ),
      });
    scene.put(
      'Kustomization',
      unhealthy('HelmRelease/flux-system/checkout-api'),
    );
    expect(scene.readSets()[0]).toMatchObject({ health: 'Healthy' });
    expect(scene.readSets()[0].error).toBeUndefined();
    scene.put(
      'Kustomization',
      unhealthy(
        'HelmRelease/flux-system/checkout-api',
        'Deployment/flux-system/gateway',
      ),
    );
    expect(scene.readSets()[0]).toMatchObject({ health: 'Degraded' });
  });

  it('are none where what is applied is for another cluster', () => {
    const scene = createSetScene();
    scene.put(
      'Kustomization',
      changeKustomization('apps', {
        spec: { kubeConfig: { secretRef: { name: 'gcp-gke-kubeconfig' } } },
      }),
    );
    expect(scene.readSets().map(({ name }) => name)).toEqual(['bootstrap']);
    expect(scene.readSetOf('checkout-api')).toBeUndefined();
  });

  it('are told again only when something about them changed', () => {
    const scene = createSetScene();
    const before = scene.readSets();
    scene.put('Kustomization', changeKustomization('inventory-api', {}));
    expect(scene.readSets()).toBe(before);
  });
});
