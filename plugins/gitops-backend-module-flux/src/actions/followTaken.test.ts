import { DeploymentAction } from '@backstage-gitops/plugin-gitops-common';
import {
  createActionScene,
  createHistory,
  createReady,
  sceneSource,
  settle,
} from '../__testUtils__/createActionScene';
import { createAppliedKustomization } from '../__testUtils__/createCheckout';
import { createCheckoutRow } from '../__testUtils__/createDetailsScene';

const kustomized = createCheckoutRow('Kustomization');
const reconcile: DeploymentAction = { action: 'reconcile', parameters: {} };
const suspend: DeploymentAction = { action: 'suspend', parameters: {} };

describe('FluxActions, of an action that another process took', () => {
  const { act, follow, scene, traces } = createActionScene();
  const ready = createReady('True', 'ReconciliationSucceeded');

  it('sees a reconcile done by its token and one more entry of the history, and patches nothing', async () => {
    scene.cluster.put(
      createAppliedKustomization([], { status: createHistory(1) }),
    );
    scene.cluster.onPatch = object =>
      scene.cluster.put(settle(object, { ...createHistory(2), ...ready }));
    await act(kustomized, reconcile);
    const patched = scene.cluster.patches.length;
    expect((await follow(kustomized, reconcile, traces.at(-1))).at(-1)).toEqual(
      { state: 'Succeeded', message: 'ReconciliationSucceeded.' },
    );
    // Acknowledged, and never reconciled.
    const [object] = [
      createAppliedKustomization([], { status: createHistory(1) }),
    ];
    const { token } = JSON.parse(traces.at(-1)!);
    scene.cluster.put({
      ...object,
      status: { ...createHistory(1), ...ready, lastHandledReconcileAt: token },
    });
    expect(
      (await follow(kustomized, reconcile, traces.at(-1))).at(-1),
    ).toMatchObject({
      state: 'Unknown',
      message: expect.stringContaining('no reconcile was seen after it'),
    });
    expect(scene.cluster.patches).toHaveLength(patched);
  });

  it('sees a suspension by the object itself', async () => {
    const object = createAppliedKustomization([]);
    scene.cluster.put({ ...object, spec: { suspend: true } });
    expect(await follow(kustomized, suspend, undefined)).toEqual([
      { state: 'Succeeded', message: 'It is suspended.' },
    ]);
    scene.cluster.put(object);
    expect((await follow(kustomized, suspend, undefined)).at(-1)).toMatchObject(
      { state: 'Failed' },
    );
  });

  it('does not do what was to come after a source was fetched, and says so', async () => {
    scene.cluster.put(
      sceneSource,
      createAppliedKustomization([], { status: createHistory(1) }),
    );
    scene.cluster.onPatch = object =>
      scene.cluster.put(settle(object, { ...createHistory(2), ...ready }));
    const known = traces.length;
    await act(kustomized, {
      action: 'reconcile',
      parameters: { withSource: true },
    });
    const patched = scene.cluster.patches.length;
    const [fetching] = traces.slice(known);
    expect(await follow(kustomized, reconcile, fetching)).toEqual([
      {
        state: 'Unknown',
        message: expect.stringMatching(
          /while GitRepository platform-gitops was fetched for it.*do it again/,
        ),
      },
    ]);
    expect(await follow(kustomized, reconcile, undefined)).toEqual([
      {
        state: 'Unknown',
        message: expect.stringContaining('before it knew whether Flux took it'),
      },
    ]);
    expect(scene.cluster.patches).toHaveLength(patched);
  });
});
