import { createEngineScene } from './__testUtils__/createEngineScene';
import {
  createGitRepository,
  createKustomization,
  createRevision,
  createWorkload,
  fluxPaths,
} from './__testUtils__/createFluxObjects';
import { findByName } from './__testUtils__/findByName';

const namespace = 'flux-system';
const now = createRevision('a');
const next = createRevision('b');

jest.setTimeout(60_000);

describe('FluxEngine', () => {
  const scene = createEngineScene();

  it('maps what it lists, with its source, and without the credentials in an address', async () => {
    const picture = await scene.observeFull();
    expect(picture.deployments()).toEqual([
      expect.objectContaining({
        id: 'flux:azure-aks:flux-system:Kustomization:checkout-api',
        sync: 'Synced',
        health: 'Healthy',
        revision: { target: 'main', desired: now, applied: now },
        sources: [
          {
            repository: 'https://git.example.com/org/platform-gitops.git',
            path: './apps/checkout-api',
            target: 'main',
            desired: now,
            applied: now,
            object: {
              id: 'flux:azure-aks:flux-system:GitRepository:platform-gitops',
              kind: 'GitRepository',
              namespace: 'flux-system',
              name: 'platform-gitops',
            },
          },
        ],
      }),
    ]);
    expect(picture.warnings).toEqual([]);
  });

  it('maps anew what depends on a source that moves', async () => {
    const picture = await scene.observeFull();
    scene.kubernetes.put(fluxPaths.GitRepository, createGitRepository(next));
    await picture.until(
      'OutOfSync',
      () => findByName(picture, 'checkout-api')?.sync === 'OutOfSync',
    );
    expect(findByName(picture, 'checkout-api')).toMatchObject({
      health: 'Healthy',
      revision: { desired: next, applied: now },
      since: { sync: '2026-11-23T01:00:00Z' },
    });
    scene.kubernetes.delete(fluxPaths.GitRepository, {
      namespace,
      name: 'platform-gitops',
    });
    await picture.until(
      'the lost source',
      () => findByName(picture, 'checkout-api')?.sources[0].repository === '',
    );
  });

  it('gathers what comes within one reconcile into one delta', async () => {
    const picture = await scene.observeFull();
    for (const name of ['one', 'two', 'three']) {
      scene.kubernetes.put(
        fluxPaths.Kustomization,
        createKustomization(name, { revision: now }),
      );
    }
    await picture.until('all three', () => picture.ids().length === 4);
    expect(picture.types).toEqual(['full', 'delta']);
  });

  it('takes the version from the labels of workloads, of which it reads only metadata', async () => {
    scene.kubernetes.put(
      fluxPaths.Deployment,
      createWorkload('checkout-api', {
        owner: 'checkout-api',
        version: '1.4.2',
      }),
    );
    const picture = await scene.observeFull();
    expect(findByName(picture, 'checkout-api')?.version).toEqual({
      value: '1.4.2',
      rule: 'version-label',
    });
    scene.kubernetes.put(
      fluxPaths.Deployment,
      createWorkload('checkout-api', {
        owner: 'checkout-api',
        version: '1.5.0',
      }),
    );
    await picture.until(
      'the new version',
      () => findByName(picture, 'checkout-api')?.version?.value === '1.5.0',
    );
    scene.kubernetes.delete(fluxPaths.Deployment, {
      namespace: 'shop',
      name: 'checkout-api',
    });
    await picture.until(
      'the next rule',
      () => findByName(picture, 'checkout-api')?.version?.rule === 'revision',
    );
  });

  it('names the one object it cannot read, and shows the others', async () => {
    scene.kubernetes.put(fluxPaths.Kustomization, {
      metadata: { name: 'odd', namespace, generation: 1 },
      spec: { sourceRef: 'platform-gitops' },
    });
    const picture = await scene.observeFull();
    expect(picture.deployments().map(({ name }) => name)).toEqual([
      'checkout-api',
    ]);
    expect(picture.warnings).toEqual([
      {
        code: 'InvalidResponse',
        message:
          'Kustomization flux-system/odd of azure-aks cannot be read: its spec.sourceRef is not what Flux writes.',
        deployments: ['flux:azure-aks:flux-system:Kustomization:odd'],
      },
    ]);
    scene.kubernetes.put(
      fluxPaths.Kustomization,
      createKustomization('odd', { revision: now }),
    );
    await picture.until('the repaired one', () =>
      Boolean(findByName(picture, 'odd')),
    );
  });
});
