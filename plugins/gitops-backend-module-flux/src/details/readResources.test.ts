import {
  createAppliedKustomization,
  createDeployedRelease,
  createReleaseSecret,
  createWorkloadObjects,
} from '../__testUtils__/createCheckout';
import {
  createCheckoutRow,
  createDetailsScene,
} from '../__testUtils__/createDetailsScene';
import { shopInventory, toTreeLines } from '../__testUtils__/toTreeLines';

const kustomized = createCheckoutRow('Kustomization');
const released = createCheckoutRow('HelmRelease');
const manifest = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout-api
---
# a template that renders nothing
---
apiVersion: example.com/v1
kind: ClusterWidget
metadata:
  name: everywhere
`;

describe('FluxDetails.readResources', () => {
  const scene = createDetailsScene();
  const read = (row = kustomized) =>
    scene.engine.details.readResources(row, { signal: scene.signal });

  it('goes from the inventory of a Kustomization down to the pods, and leaves out whose owner is another', async () => {
    scene.cluster.put(
      createAppliedKustomization(shopInventory),
      ...createWorkloadObjects(),
    );
    const tree = await read();
    expect(toTreeLines(tree)).toEqual([
      'Deployment checkout-api Synced Progressing',
      'Service checkout-api OutOfSync Missing',
      'ConfigMap settings OutOfSync Missing',
      'ReplicaSet checkout-api-2 - Progressing < checkout-api',
      'Pod checkout-api-2-good - Healthy < checkout-api-2',
      'Pod checkout-api-2-bad - Degraded < checkout-api-2',
    ]);
    expect(tree.problems).toEqual([]);
    expect(tree.nodes[0]).toMatchObject({
      managed: true,
      images: ['ghcr.io/org/checkout-api:1.4.2'],
      message:
        '1 of 2 pods are ready: Deployment does not have minimum availability.',
      specifics: {
        type: 'workload',
        desired: 2,
        ready: 1,
        updated: 2,
        revision: '2',
      },
    });
    expect(tree.nodes[5]).toMatchObject({
      managed: false,
      message:
        'Container app: CrashLoopBackOff: it ended with OOMKilled, exit code 137',
      specifics: {
        type: 'pod',
        status: 'CrashLoopBackOff',
        ready: 0,
        total: 1,
        restarts: 7,
        node: 'node-1',
        containers: [
          {
            name: 'app',
            state: 'waiting',
            reason: 'CrashLoopBackOff',
            lastReason: 'OOMKilled',
          },
        ],
      },
    });
  });

  it('reads of Secrets and ConfigMaps nothing but metadata', async () => {
    scene.cluster.put(
      createAppliedKustomization([
        { id: 'shop_token__Secret', v: 'v1' },
        ...['a', 'b', 'c', 'd'].map(name => ({
          id: `shop_${name}__ConfigMap`,
          v: 'v1',
        })),
      ]),
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'token', namespace: 'shop' },
        data: { token: 'aHVudGVyMg==' },
      },
      ...['a', 'b', 'c'].map(name => ({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name,
          namespace: 'shop',
          labels: {
            'kustomize.toolkit.fluxcd.io/name': 'checkout-api',
            'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
          },
        },
        data: { password: 'hunter2' },
      })),
    );
    const tree = await read();
    expect(toTreeLines(tree)).toEqual([
      'Secret token Synced -',
      'ConfigMap a Synced -',
      'ConfigMap b Synced -',
      'ConfigMap c Synced -',
      'ConfigMap d OutOfSync Missing',
    ]);
    expect(JSON.stringify(tree)).not.toMatch(/hunter2|aHVudGVyMg/);
  });

  it('finds the objects of a HelmRelease in what Helm stored, and shows of that the state only', async () => {
    scene.cluster.put(
      createDeployedRelease(),
      createReleaseSecret(manifest),
      ...createWorkloadObjects(),
      {
        apiVersion: 'example.com/v1',
        kind: 'ClusterWidget',
        metadata: { name: 'everywhere' },
        status: {
          conditions: [
            {
              type: 'Ready',
              status: 'False',
              reason: 'Broken',
              message: 'no widget at https://10.0.0.1/x',
            },
          ],
        },
      },
    );
    const tree = await read(released);
    expect(toTreeLines(tree)).toEqual([
      'Secret sh.helm.release.v1.checkout-api.v3 - Healthy',
      'Deployment checkout-api Synced Progressing',
      'ClusterWidget everywhere Synced Degraded',
      'ReplicaSet checkout-api-2 - Progressing < checkout-api',
      'Pod checkout-api-2-good - Healthy < checkout-api-2',
      'Pod checkout-api-2-bad - Degraded < checkout-api-2',
    ]);
    expect(tree.nodes[0].specifics).toEqual({
      type: 'helmRelease',
      release: 'checkout-api',
      revision: 3,
      status: 'deployed',
      chart: 'checkout-api 0.1.0',
      appVersion: '1.4.2',
    });
    expect(tree.nodes[2].message).toBe('no widget at (address)');
    expect(JSON.stringify(tree)).not.toContain('hunter2');
  });

  it('needs no Secret where helm-controller keeps an inventory', async () => {
    scene.cluster.forbidden.add('secrets');
    scene.cluster.put(
      createDeployedRelease({
        status: { inventory: { entries: shopInventory } },
      }),
      ...createWorkloadObjects(),
    );
    const tree = await read(released);
    expect(toTreeLines(tree)).toContain(
      'Deployment checkout-api Synced Progressing',
    );
    expect(tree.problems).toEqual([]);
  });

  it('shows what carries the label of a HelmRelease when the Secret may not be read, and says what to grant', async () => {
    scene.cluster.forbidden.add('secrets');
    const [deployment, ...others] = createWorkloadObjects();
    scene.cluster.put(
      createDeployedRelease(),
      {
        ...deployment,
        metadata: {
          ...deployment.metadata,
          labels: {
            'helm.toolkit.fluxcd.io/name': 'checkout-api',
            'helm.toolkit.fluxcd.io/namespace': 'flux-system',
          },
        },
      },
      ...others,
    );
    const tree = await read(released);
    expect(toTreeLines(tree)).toContain(
      'Pod checkout-api-2-good - Healthy < checkout-api-2',
    );
    expect(tree.problems).toEqual([
      {
        code: 'Forbidden',
        message:
          'Flux on azure-aks does not allow our account to get secrets in namespace shop: grant it get on secrets, see the README of the Flux module.',
      },
    ]);
  });
});
