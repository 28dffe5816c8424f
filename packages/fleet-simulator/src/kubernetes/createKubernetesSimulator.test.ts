import { createDeliveringCluster } from '../testing/createDeliveringCluster';
import { deliveryPaths } from '../testing/deliveryPaths';
import { chartFiles, releaseFile } from '../testing/platformFiles';
import { readImages } from '../testing/readImages';

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(30_000);

describe('createKubernetesSimulator', () => {
  const scene = createDeliveringCluster();

  it('delivers what is in Git, with values from the chart, the environment and the cluster', async () => {
    await scene.untilReady(deliveryPaths.release);
    await scene.untilReady(deliveryPaths.kustomization);
    const chart = await scene.cluster.get(
      deliveryPaths.workload('payments', 'checkout-api'),
    );
    expect(chart).toMatchObject({
      metadata: {
        labels: {
          'app.kubernetes.io/version': '1.4.2',
          'helm.toolkit.fluxcd.io/name': 'checkout-api',
          'helm.toolkit.fluxcd.io/namespace': 'flux-system',
        },
      },
      spec: { replicas: 3 },
      status: { availableReplicas: 3, updatedReplicas: 3 },
    });
    expect(readImages(chart)).toEqual(['ghcr.io/org/checkout-api:1.4.2']);
    expect(JSON.stringify(chart.spec)).toContain(
      '"env":[{"name":"CLOUD","value":"azure"},{"name":"REGION","value":"westeurope"},{"name":"LOG_LEVEL","value":"info"}]',
    );
    const overlay = await scene.cluster.get(
      deliveryPaths.workload('orders', 'inventory-api'),
    );
    expect(overlay).toMatchObject({
      metadata: {
        labels: { 'kustomize.toolkit.fluxcd.io/name': 'inventory-api' },
      },
      spec: {
        replicas: 3,
        selector: {
          matchLabels: { 'app.kubernetes.io/name': 'inventory-api' },
        },
      },
      status: { availableReplicas: 3 },
    });
    expect(readImages(overlay)).toEqual(['ghcr.io/org/inventory-api:2.0.1']);
    expect(JSON.stringify(overlay.spec)).toContain('"value":"azure"');
    expect(scene.cluster.simulator.services()).toEqual([
      'checkout-api',
      'inventory-api',
    ]);
  });

  it('brings a service it never heard of', async () => {
    await scene.untilReady(deliveryPaths.release);
    scene.cluster.repository.commit({
      ...chartFiles('gift-api'),
      [deliveryPaths.appFile('gift-api')]: releaseFile('gift-api', '0.1.0'),
    });
    await scene.untilReady(`${deliveryPaths.releases}/gift-api`);
    expect(scene.cluster.simulator.services()).toContain('gift-api');
    await scene.untilImage(
      deliveryPaths.workload('payments', 'gift-api'),
      'ghcr.io/org/gift-api:0.1.0',
    );
  });

  it('takes away, with its workload, what leaves Git', async () => {
    await scene.untilReady(deliveryPaths.release);
    await scene.untilReady(deliveryPaths.kustomization);
    scene.cluster.repository.commit({
      // Git keeps no empty folder, and without the folder Flux would fail and prune nothing.
      'clusters/azure-aks/apps/README.md': 'Services of this cluster',
      [deliveryPaths.appFile('checkout-api')]: null,
      [deliveryPaths.appFile('inventory-api')]: null,
    });
    await scene.cluster.until(async () => {
      const deployments = await scene.cluster.items(
        '/apis/apps/v1/deployments',
      );
      const charts = await scene.cluster.items(
        '/apis/source.toolkit.fluxcd.io/v1/helmcharts',
      );
      return !deployments.length && !charts.length;
    });
    expect((await scene.cluster.request(deliveryPaths.release)).status).toBe(
      404,
    );
    expect(
      (await scene.cluster.request(deliveryPaths.kustomization)).status,
    ).toBe(404);
    expect(await scene.cluster.items('/api/v1/pods')).toEqual([]);
    expect(scene.cluster.simulator.services()).toEqual([]);
  });

  it('makes a new release when it is forced to, and only then', async () => {
    await scene.untilReady(deliveryPaths.release);
    const ask = (annotations: Record<string, string>) =>
      scene.cluster.patch(deliveryPaths.release, { metadata: { annotations } });
    const requestedAt = 'reconcile.fluxcd.io/requestedAt';
    const forceAt = 'reconcile.fluxcd.io/forceAt';
    const untilHandled = (token: string) =>
      scene.cluster.until(async () => {
        const { status } = await scene.cluster.get(deliveryPaths.release);
        return status?.lastHandledReconcileAt === token && status;
      });
    await ask({ [requestedAt]: 'first' });
    expect((await untilHandled('first')).history).toMatchObject([
      { version: 1 },
    ]);
    await ask({ [requestedAt]: 'second', [forceAt]: 'other' });
    expect((await untilHandled('second')).history).toMatchObject([
      { version: 1 },
    ]);
    await ask({ [requestedAt]: 'third', [forceAt]: 'third' });
    expect(await untilHandled('third')).toMatchObject({
      lastHandledForceAt: 'third',
      history: [{ version: 2 }, { version: 1 }],
    });
  });

  it('takes the content of a namespace away with it', async () => {
    await scene.untilReady(deliveryPaths.kustomization);
    scene.cluster.repository.commit({
      'clusters/azure-aks/kustomization.yaml':
        'resources:\n  - ../../environments/production\n',
    });
    await scene.cluster.until(async () => {
      const { status } = await scene.cluster.request(
        '/api/v1/namespaces/orders',
      );
      return status === 404;
    });
    expect(await scene.cluster.items('/api/v1/namespaces/orders/pods')).toEqual(
      [],
    );
  });

  it('upgrades a release when a watched ConfigMap with its values changes', async () => {
    await scene.untilReady(deliveryPaths.release);
    scene.cluster.repository.commit({
      'environments/production/values.yaml': 'env:\n  LOG_LEVEL: debug\n',
    });
    await scene.cluster.until(async () =>
      JSON.stringify(
        await scene.cluster.get(
          deliveryPaths.workload('payments', 'checkout-api'),
        ),
      ).includes('"value":"debug"'),
    );
    const upgraded = await scene.untilReady(deliveryPaths.release);
    expect(upgraded.status?.history).toMatchObject([
      { version: 2, status: 'deployed' },
      { version: 1, status: 'superseded' },
    ]);
  });

  it('does nothing for a release when a commit does not concern it', async () => {
    const before = await scene.untilReady(deliveryPaths.release);
    scene.cluster.repository.commit({ 'README.md': 'Hello' });
    await scene.cluster.until(async () => {
      const { status } = await scene.cluster.get(deliveryPaths.kustomization);
      const head = `main@sha1:${scene.cluster.repository.head()}`;
      return status?.lastAppliedRevision === head;
    });
    const after = await scene.cluster.get(deliveryPaths.release);
    expect(after.status?.history).toEqual(before.status?.history);
  });
});
