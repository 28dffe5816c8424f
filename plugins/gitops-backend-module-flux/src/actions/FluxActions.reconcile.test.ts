import { DeploymentAction } from '@backstage-gitops/plugin-gitops-common';
import { ActionProgress } from '@backstage-gitops/plugin-gitops-node';
import {
  Annotated,
  createActionScene,
  createHistory,
  createReady,
  sceneAuthor,
  sceneSource,
  settle,
} from '../__testUtils__/createActionScene';
import { ClusterObject } from '../__testUtils__/LoopbackCluster';
import { mergePatch } from '../__testUtils__/mergePatch';
import {
  createAppliedKustomization,
  createDeployedRelease,
} from '../__testUtils__/createCheckout';
import { createCheckoutRow } from '../__testUtils__/createDetailsScene';

const kustomized = createCheckoutRow('Kustomization');
const released = createCheckoutRow('HelmRelease');

describe('FluxActions, reconciling', () => {
  const { scene, act } = createActionScene();
  const reconcile = (
    row = kustomized,
    parameters: Extract<
      DeploymentAction,
      { action: 'reconcile' }
    >['parameters'] = {},
  ) => act(row, { action: 'reconcile', parameters });

  it('asks for a reconcile in the name of the user, and is done when Flux has reconciled once more', async () => {
    scene.cluster.put(
      createAppliedKustomization([], { status: createHistory(1) }),
    );
    scene.cluster.onPatch = object =>
      scene.cluster.put(
        settle(object, {
          ...createHistory(2),
          ...createReady(
            'True',
            'ReconciliationSucceeded',
            'Applied revision: x',
          ),
        }),
      );
    expect(await reconcile()).toEqual([
      { state: 'Requested' },
      { state: 'Succeeded', message: 'Applied revision: x' },
    ]);
    const [patch] = scene.cluster.patches;
    expect(patch).toEqual({
      path: '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/checkout-api',
      manager: 'flux-client-side-apply',
      body: {
        metadata: {
          annotations: {
            'reconcile.fluxcd.io/requestedAt': expect.stringMatching(
              /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/,
            ),
            'gitops.backstage.io/requested-by': 'user:default/ann',
          },
        },
      },
    });
  });

  it('does not take an acknowledgement for a reconcile', async () => {
    scene.cluster.put(
      createAppliedKustomization([], { status: createHistory(1) }),
    );
    scene.cluster.onPatch = object => scene.cluster.put(settle(object, {}));
    expect((await reconcile()).at(-1)).toEqual({
      state: 'Unknown',
      message:
        'Flux acknowledged the request, and no reconcile was seen after it: look at its conditions.',
    });
  });

  it('takes the reconcile of somebody who asked right after for its own', async () => {
    scene.cluster.put(
      createAppliedKustomization([], { status: createHistory(1) }),
    );
    scene.cluster.onPatch = object => {
      const later = mergePatch(object, {
        metadata: {
          annotations: { 'reconcile.fluxcd.io/requestedAt': 'later' },
        },
      }) as ClusterObject;
      scene.cluster.put(
        settle(later, {
          ...createHistory(2),
          ...createReady('True', 'ReconciliationSucceeded'),
        }),
      );
    };
    expect((await reconcile()).at(-1)).toMatchObject({ state: 'Succeeded' });
  });

  it('says that it failed, with what Flux says, and that it was suspended meanwhile', async () => {
    scene.cluster.put(
      createAppliedKustomization([], { status: createHistory(1) }),
    );
    scene.cluster.onPatch = object =>
      scene.cluster.put(
        settle(
          object,
          createReady(
            'False',
            'BuildFailed',
            'kustomize build failed: /tmp/kustomization-123/x',
          ),
        ),
      );
    expect((await reconcile()).at(-1)).toEqual({
      state: 'Failed',
      message: 'kustomize build failed: ./x',
    });
    scene.cluster.onPatch = object =>
      scene.cluster.put({
        ...settle(object, createReady('True', 'ReconciliationSucceeded')),
        spec: { suspend: true },
      });
    expect((await reconcile()).at(-1)).toEqual({
      state: 'Failed',
      message: 'It was suspended meanwhile: nothing was reconciled.',
    });
  });

  it('refuses what is suspended before it writes anything', async () => {
    scene.cluster.put(
      createAppliedKustomization([], { spec: { suspend: true } }),
    );
    await expect(reconcile()).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'Kustomization checkout-api is suspended: Flux would take the request and do nothing. Resume it first.',
    });
    await expect(
      act(kustomized, { action: 'suspend', parameters: {} }),
    ).rejects.toThrow('Kustomization checkout-api is suspended already.');
    expect(scene.cluster.patches).toEqual([]);
  });

  it('fetches the source first, and does not go on when that fails', async () => {
    scene.cluster.put(
      sceneSource,
      createAppliedKustomization([], { status: createHistory(1) }),
    );
    scene.cluster.onPatch = object =>
      scene.cluster.put(
        settle(object, {
          ...createHistory(2),
          ...createReady('True', 'Succeeded'),
        }),
      );
    expect(await reconcile(kustomized, { withSource: true })).toEqual([
      {
        state: 'Requested',
        message: 'Fetching GitRepository platform-gitops first.',
      },
      { state: 'Requested' },
      { state: 'Succeeded', message: 'Succeeded.' },
    ]);
    expect(
      scene.cluster.patches.map(({ path }) => path.split('/').at(-2)),
    ).toEqual(['gitrepositories', 'kustomizations']);
    scene.cluster.onPatch = object =>
      scene.cluster.put(
        settle(
          object,
          createReady(
            'False',
            'GitOperationFailed',
            'cannot clone https://git.example.com/x',
          ),
        ),
      );
    expect((await reconcile(kustomized, { withSource: true })).at(-1)).toEqual({
      state: 'Failed',
      message:
        'GitRepository platform-gitops was not fetched: cannot clone (address)',
    });
    expect(scene.cluster.patches).toHaveLength(3);
  });

  it('fetches of a HelmRelease what its chart is made of, then the chart', async () => {
    scene.cluster.put(sceneSource, createDeployedRelease(), {
      ...sceneSource,
      kind: 'HelmChart',
      metadata: { name: 'flux-system-checkout-api', namespace: 'flux-system' },
    });
    scene.cluster.onPatch = object =>
      scene.cluster.put(settle(object, createReady('True', 'Succeeded')));
    await reconcile(released, { withSource: true });
    expect(
      scene.cluster.patches.map(({ path }) => path.split('/').at(-2)),
    ).toEqual(['gitrepositories', 'helmcharts', 'helmreleases']);
  });

  it('proves a forced upgrade by a new revision of the release, not by the acknowledgement', async () => {
    scene.cluster.put(createDeployedRelease());
    scene.cluster.onPatch = object =>
      scene.cluster.put(
        settle(object, createReady('True', 'UpgradeSucceeded')),
      );
    expect((await reconcile(released, { force: true })).at(-1)).toEqual({
      state: 'Failed',
      message: 'Flux acknowledged the force and made no new release.',
    });
    const [{ body }] = scene.cluster.patches;
    const { annotations } = (body as Annotated).metadata;
    expect(annotations?.['reconcile.fluxcd.io/forceAt']).toBe(
      annotations?.['reconcile.fluxcd.io/requestedAt'],
    );
    scene.cluster.onPatch = object =>
      scene.cluster.put(
        settle(object, {
          ...createReady('True', 'UpgradeSucceeded'),
          history: [{ version: 4 }],
        }),
      );
    expect(
      (await reconcile(released, { force: true, reset: true })).at(-1),
    ).toEqual({ state: 'Succeeded', message: 'UpgradeSucceeded.' });
  });

  it('forces and resets HelmReleases only', async () => {
    await expect(reconcile(kustomized, { force: true })).rejects.toThrow(
      'Only a HelmRelease can be reconciled with force or reset; checkout-api is a Kustomization.',
    );
    await expect(
      act(kustomized, { action: 'sync', parameters: {} }),
    ).rejects.toThrow(
      'Flux has no action sync. It has reconcile, suspend, resume, resource-action.',
    );
  });

  it('says what to grant when it may not write, and what is gone', async () => {
    scene.cluster.isReadOnly = true;
    await expect(reconcile()).rejects.toMatchObject({
      code: 'NotFound',
      message: 'Kustomization checkout-api is not there any more.',
    });
    scene.cluster.put(createAppliedKustomization([]));
    await expect(reconcile()).rejects.toMatchObject({
      name: 'NotAllowedError',
      message:
        'Flux on azure-aks does not allow our account to patch kustomizations of kustomize.toolkit.fluxcd.io in namespace flux-system: grant it patch on kustomizations of kustomize.toolkit.fluxcd.io, see the README of the Flux module.',
    });
  });

  it('does not know the end when the cluster falls silent, and says where to look', async () => {
    scene.cluster.put(
      createAppliedKustomization([], { status: createHistory(1) }),
    );
    scene.cluster.onPatch = () => {
      scene.cluster.isTokenRefused = true;
    };
    expect((await reconcile()).at(-1)).toEqual({
      state: 'Unknown',
      message:
        'It was requested. Flux on azure-aks does not accept our credentials: the token is wrong or expired.',
    });
  });

  it('ends without a word when its signal aborts', async () => {
    scene.cluster.put(
      createAppliedKustomization([], { status: createHistory(1) }),
    );
    const leaving = new AbortController();
    const events: ActionProgress[] = [];
    for await (const event of scene.engine.actions.act(
      kustomized,
      { action: 'reconcile', parameters: {} },
      { by: sceneAuthor, signal: leaving.signal },
    )) {
      events.push(event);
      if (events.length === 2) leaving.abort();
    }
    expect(events.map(({ state }) => state)).toEqual(['Requested', 'Running']);
  });
});
