import { toDeploymentSetId } from '@backstage-gitops/plugin-gitops-common';
import {
  RecordedObject,
  readRecordedObjects,
} from '../__testUtils__/readRecordedObjects';
import { createFluxMemory } from './FluxMemory';
import { FluxPicture } from './FluxPicture';
import { FollowedKind } from './FollowedKind';
import { FluxKind } from './fluxKinds';

const follow = (kind: FluxKind): FollowedKind => ({
  kind,
  resource: { group: 'g', version: 'v', plural: kind },
  selection: {},
});
const engine = { type: 'flux' as const, name: 'azure-aks' };
const toId = (kind: 'Kustomization' | 'ResourceSet', name: string) =>
  toDeploymentSetId({ engine, namespace: 'flux-system', kind, name });
const toRow = (kind: string, name: string) =>
  `flux:azure-aks:flux-system:${kind}:${name}`;

const lists = {
  Kustomization: readRecordedObjects('list-kustomizations'),
  HelmRelease: readRecordedObjects('list-helmreleases'),
};

function createScene() {
  const picture = new FluxPicture({
    engineName: 'azure-aks',
    knownClusters: [{ name: 'gcp-gke', aliases: [] }],
    memory: createFluxMemory(),
    now: () => 0,
  });
  for (const [kind, objects] of Object.entries(lists)) {
    picture.apply(follow(kind as FluxKind), { type: 'listed', objects });
  }
  return {
    picture,
    put: (kind: FluxKind, object: object) =>
      picture.apply(follow(kind), { type: 'changed', object }),
    readSets() {
      picture.takeChanges();
      return picture.readSets();
    },
    readSetOf(name: string) {
      picture.takeChanges();
      return picture.readDeployments().find(row => row.name === name)?.set;
    },
  };
}

/** A recorded Kustomization with other parts of its spec or status. */
function createKustomization(
  name: string,
  parts: { spec?: object; status?: object },
) {
  const object = lists.Kustomization.find(
    ({ metadata }) => metadata.name === name,
  ) as RecordedObject & { spec: object; status: object };
  return {
    ...object,
    metadata: { ...object.metadata, resourceVersion: 'new' },
    spec: { ...object.spec, ...parts.spec },
    status: { ...object.status, ...parts.status },
  };
}

const failed = (
  reason: string,
  message: string,
  at = '2026-11-23T02:00:00Z',
) => ({
  conditions: [
    {
      type: 'Ready',
      status: 'False',
      reason,
      message,
      observedGeneration: 1,
      lastTransitionTime: at,
    },
  ],
});

describe('sets of Flux', () => {
  it('are the recorded Kustomizations that apply what delivers, as a chain, none its own parent', () => {
    expect(createScene().readSets()).toEqual([
      {
        id: toId('Kustomization', 'apps'),
        kind: 'Kustomization',
        name: 'apps',
        namespace: 'flux-system',
        engine,
        parent: toId('Kustomization', 'bootstrap'),
        generators: [],
        sync: 'Synced',
        health: 'Healthy',
        deployments: [
          toRow('HelmRelease', 'checkout-api'),
          toRow('Kustomization', 'inventory-api'),
        ],
        apps: ['checkout-api', 'inventory-api'],
      },
      {
        id: toId('Kustomization', 'bootstrap'),
        kind: 'Kustomization',
        name: 'bootstrap',
        namespace: 'flux-system',
        engine,
        generators: [],
        sync: 'Synced',
        health: 'Healthy',
        deployments: [
          toRow('Kustomization', 'apps'),
          toRow('Kustomization', 'cluster'),
          toRow('Kustomization', 'infrastructure'),
        ],
        // A set delivers no app of its own.
        apps: ['cluster', 'infrastructure'],
      },
    ]);
  });

  it('are told by the rows they generated', () => {
    const { readSetOf } = createScene();
    expect(readSetOf('checkout-api')).toEqual({
      id: toId('Kustomization', 'apps'),
      kind: 'Kustomization',
      name: 'apps',
    });
    expect(readSetOf('apps')).toMatchObject({ name: 'bootstrap' });
    expect(readSetOf('bootstrap')).toBeUndefined();
  });

  it('say why they could not generate, since when, over every retry; what they made runs on', () => {
    const scene = createScene();
    scene.put(
      'Kustomization',
      createKustomization('apps', {
        status: failed('BuildFailed', 'accumulating resources: missing file'),
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
      createKustomization('apps', {
        status: failed(
          'BuildFailed',
          'accumulating resources: missing file',
          '2026-11-23T02:10:00Z',
        ),
      }),
    );
    expect(scene.readSets()[0].error).toEqual(set.error);
  });

  it('name what they list and what is not there', () => {
    const scene = createScene();
    scene.picture.apply(follow('HelmRelease'), { type: 'listed', objects: [] });
    expect(scene.readSets()[0]).toMatchObject({
      apps: ['checkout-api', 'inventory-api'],
      deployments: [toRow('Kustomization', 'inventory-api')],
    });
  });

  it('are not unhealthy because their children are', () => {
    const scene = createScene();
    const unhealthy = (...names: string[]) =>
      createKustomization('apps', {
        spec: { wait: true },
        status: failed(
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
    const scene = createScene();
    scene.put(
      'Kustomization',
      createKustomization('apps', {
        spec: { kubeConfig: { secretRef: { name: 'gcp-gke-kubeconfig' } } },
      }),
    );
    expect(scene.readSets().map(({ name }) => name)).toEqual(['bootstrap']);
    expect(scene.readSetOf('checkout-api')).toBeUndefined();
  });

  it('are told again only when something about them changed', () => {
    const scene = createScene();
    const before = scene.readSets();
    scene.put('Kustomization', createKustomization('inventory-api', {}));
    expect(scene.readSets()).toBe(before);
  });

  describe('of the Flux Operator', () => {
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
      const scene = createScene();
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
        id: toId('ResourceSet', 'tenants'),
        kind: 'ResourceSet',
        name: 'tenants',
        namespace: 'flux-system',
        engine,
        generators: ['inputs'],
        health: 'Healthy',
        deployments: [toRow('HelmRelease', 'checkout-api')],
        apps: ['checkout-api', 'podinfo-team1', 'podinfo-team2'],
      });
    });

    it('say why nothing came of them, through retries, until they work', () => {
      const scene = createScene();
      scene.put(
        'ResourceSet',
        resourceSet(failed('BuildFailed', 'failed to build: map has no entry')),
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
      scene.picture.apply(follow('ResourceSet'), {
        type: 'listed',
        objects: [],
      });
      expect(read()?.kind).toBe('Kustomization');
    });
  });
});
