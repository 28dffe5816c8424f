import {
  createFailure,
  createSetScene,
  followAll,
  sceneEngine,
  toSceneRowId,
  toSceneSetId,
} from '../__testUtils__/createSetScene';

describe('sets of the Flux Operator', () => {
  const resourceSet = (status: object = {}, spec: object = {}) => ({
    metadata: { name: 'tenants', namespace: 'flux-system', generation: 1 },
    spec: {
      inputs: [
        { tenant: 'team1', app: { version: '6.7.x' } },
        { tenant: 'team2', app: { version: '6.6.x' } },
      ],
      resources: [
        {
          kind: 'OCIRepository',
          metadata: { name: 'source-<< inputs.tenant >>' },
        },
        {
          kind: 'HelmRelease',
          metadata: { name: 'podinfo-<< inputs.tenant >>' },
        },
        {
          kind: 'HelmRelease',
          metadata: { name: '<< inputs.tenant | slugify >>' },
        },
      ],
      ...spec,
    },
    status,
  });

  it('tell their inputs, what they generated and what they are meant to', () => {
    const scene = createSetScene();
    scene.put(
      'ResourceSet',
      resourceSet({
        conditions: [{ type: 'Ready', status: 'True' }],
        inventory: {
          entries: [
            {
              id: 'flux-system_source-team1_source.toolkit.fluxcd.io_OCIRepository',
            },
            {
              id: 'flux-system_checkout-api_helm.toolkit.fluxcd.io_HelmRelease',
            },
          ],
        },
      }),
    );
    expect(scene.readSets().at(-1)).toEqual({
      id: toSceneSetId('ResourceSet', 'tenants'),
      kind: 'ResourceSet',
      name: 'tenants',
      namespace: 'flux-system',
      engine: sceneEngine,
      generators: ['inputs'],
      health: 'Healthy',
      deployments: [toSceneRowId('HelmRelease', 'checkout-api')],
      apps: ['checkout-api', 'podinfo-team1', 'podinfo-team2'],
    });
  });

  it('say why nothing came of them, through retries, until they work', () => {
    const scene = createSetScene();
    scene.put(
      'ResourceSet',
      resourceSet(
        createFailure('BuildFailed', 'failed to build: map has no entry'),
      ),
    );
    const error = {
      code: 'BuildFailed',
      message: 'failed to build: map has no entry',
      since: '2026-11-23T02:00:00Z',
    };
    const read = () => scene.readSets().at(-1);
    expect(read()).toMatchObject({
      health: 'Degraded',
      error,
      deployments: [],
    });
    scene.put(
      'ResourceSet',
      resourceSet({ conditions: [{ type: 'Ready', status: 'Unknown' }] }),
    );
    expect(read()).toMatchObject({ health: 'Degraded', error });
    scene.put(
      'ResourceSet',
      resourceSet({ conditions: [{ type: 'Ready', status: 'True' }] }),
    );
    expect(read()).toMatchObject({ health: 'Healthy' });
    expect(read()?.error).toBeUndefined();
    scene.picture.apply(followAll('ResourceSet'), {
      type: 'listed',
      objects: [],
    });
    expect(read()?.kind).toBe('Kustomization');
  });
});
