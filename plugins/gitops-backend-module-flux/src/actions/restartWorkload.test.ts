import { DeploymentAction } from '@backstage-gitops/plugin-gitops-common';
import { createActionScene } from '../__testUtils__/createActionScene';
import { createAppliedKustomization } from '../__testUtils__/createCheckout';
import { createCheckoutRow } from '../__testUtils__/createDetailsScene';
import { ClusterObject } from '../__testUtils__/LoopbackCluster';

const row = createCheckoutRow('Kustomization');
const ref = {
  group: 'apps',
  kind: 'Deployment',
  namespace: 'shop',
  name: 'checkout-api',
};
const restart: DeploymentAction = {
  action: 'resource-action',
  parameters: { resource: ref, name: 'restart' },
};

describe('A workload that Flux delivers', () => {
  const { act, follow, scene, traces } = createActionScene();

  beforeEach(() => {
    scene.cluster.put(
      createAppliedKustomization([
        { id: 'shop_checkout-api_apps_Deployment', v: 'v1' },
      ]),
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'checkout-api', namespace: 'shop', generation: 4 },
        spec: { template: {} },
        status: { observedGeneration: 4 },
      },
    );
  });
  const read = () =>
    scene.engine.details.readResourceActions!(row, ref, {
      signal: scene.signal,
    });

  it('is restarted where the cluster says that our account may', async () => {
    expect(await read()).toEqual([
      { name: 'restart', title: 'Restart', disabled: false, destructive: true },
    ]);
    expect(scene.cluster.reviews).toEqual([
      {
        verb: 'patch',
        group: 'apps',
        resource: 'deployments',
        namespace: 'shop',
        name: 'checkout-api',
      },
    ]);
    scene.cluster.onPatch = (object: ClusterObject, cluster) =>
      cluster.put({
        ...object,
        metadata: { ...object.metadata, generation: 5 },
        status: { observedGeneration: 5 },
      });
    const events = await act(row, restart);
    expect(events).toEqual([
      { state: 'Requested' },
      {
        state: 'Succeeded',
        message: expect.stringContaining('Deployment checkout-api makes its'),
      },
    ]);
    expect(scene.cluster.patches).toEqual([
      {
        path: '/apis/apps/v1/namespaces/shop/deployments/checkout-api',
        manager: 'flux-client-side-apply',
        body: {
          spec: {
            template: {
              metadata: {
                annotations: {
                  'kubectl.kubernetes.io/restartedAt': traces.at(-1),
                },
              },
            },
          },
        },
      },
    ]);
    expect((await follow(row, restart, traces.at(-1))).at(-1)).toMatchObject({
      state: 'Succeeded',
    });
    expect((await follow(row, restart, 'of another')).at(-1)).toMatchObject({
      state: 'Failed',
    });
    expect((await follow(row, restart, undefined)).at(-1)).toMatchObject({
      state: 'Unknown',
    });
    expect(scene.cluster.patches).toHaveLength(1);
  });

  it('is not where it may not, and it is said what to grant', async () => {
    scene.cluster.isReadOnly = true;
    const reason =
      'Flux on azure-aks does not allow our account to patch deployments of apps: grant it that, see the README of the Flux module.';
    expect(await read()).toEqual([
      {
        name: 'restart',
        title: 'Restart',
        disabled: true,
        reason,
        destructive: true,
      },
    ]);
    await expect(act(row, restart)).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: reason,
    });
    expect(scene.cluster.patches).toEqual([]);
  });

  it('is the only thing that is restarted, and only as one of its own', async () => {
    const take = (parameters: object) =>
      act(row, {
        action: 'resource-action',
        parameters: { ...restart.parameters, ...parameters },
      } as DeploymentAction);
    await expect(take({ name: 'explode' })).rejects.toMatchObject({
      name: 'InputError',
    });
    await expect(
      take({ resource: { ...ref, group: '', kind: 'Service' } }),
    ).rejects.toMatchObject({ name: 'InputError' });
    await expect(
      take({ resource: { ...ref, name: 'of-another' } }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(take({ parameters: { hard: 'yes' } })).rejects.toMatchObject({
      name: 'InputError',
    });
    expect(scene.cluster.patches).toEqual([]);
  });
});
