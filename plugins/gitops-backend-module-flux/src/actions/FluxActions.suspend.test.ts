import { ActionProgress } from '@backstage-gitops/plugin-gitops-node';
import {
  createActionScene,
  createHistory,
  createReady,
  sceneAuthor,
  sceneSource,
  settle,
} from '../__testUtils__/createActionScene';
import { createAppliedKustomization } from '../__testUtils__/createCheckout';
import { createCheckoutRow } from '../__testUtils__/createDetailsScene';

const kustomized = createCheckoutRow('Kustomization');
const by = sceneAuthor;

describe('FluxActions, suspending and resuming', () => {
  const { scene, act } = createActionScene();

  it('suspends, and notices when something switches it on again', async () => {
    scene.cluster.put(createAppliedKustomization([]));
    expect(
      await act(kustomized, { action: 'suspend', parameters: {} }),
    ).toEqual([
      { state: 'Requested' },
      { state: 'Succeeded', message: 'It is suspended.' },
    ]);
    expect(scene.cluster.patches[0].body).toEqual({
      metadata: {
        annotations: { 'gitops.backstage.io/requested-by': 'user:default/ann' },
      },
      spec: { suspend: true },
    });
    scene.cluster.put(createAppliedKustomization([]));
    scene.cluster.onPatch = object =>
      scene.cluster.put({ ...object, spec: { suspend: false } });
    expect(
      (await act(kustomized, { action: 'suspend', parameters: {} })).at(-1),
    ).toMatchObject({ state: 'Failed' });
  });

  it('resumes with a reconcile in the same patch', async () => {
    scene.cluster.put(
      createAppliedKustomization([], {
        spec: { suspend: true },
        status: createHistory(1),
      }),
    );
    scene.cluster.onPatch = object =>
      scene.cluster.put(
        settle(object, {
          ...createHistory(2),
          ...createReady('True', 'ReconciliationSucceeded'),
        }),
      );
    expect(
      (await act(kustomized, { action: 'resume', parameters: {} })).at(-1),
    ).toMatchObject({ state: 'Succeeded' });
    expect(scene.cluster.patches[0].body).toMatchObject({
      metadata: {
        annotations: { 'reconcile.fluxcd.io/requestedAt': expect.any(String) },
      },
      spec: { suspend: false },
    });
    await expect(
      act(kustomized, { action: 'resume', parameters: {} }),
    ).rejects.toThrow('Kustomization checkout-api is not suspended.');
  });

  it('acts on a source alone', async () => {
    const source = kustomized.sources[0].object!;
    scene.cluster.put(sceneSource);
    scene.cluster.onPatch = object =>
      scene.cluster.put(settle(object, createReady('True', 'Succeeded')));
    const events: ActionProgress[] = [];
    for (const action of ['reconcile', 'suspend', 'resume'] as const) {
      const { signal } = scene;
      for await (const event of scene.engine.actions.actOnSource!(
        source,
        action,
        { by, signal },
      )) {
        events.push(event);
      }
    }
    expect(events.filter(({ state }) => state === 'Succeeded')).toHaveLength(3);
  });
});
