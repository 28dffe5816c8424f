import { createDeliveringCluster } from '../testing/createDeliveringCluster';
import { deliveryPaths } from '../testing/deliveryPaths';
import { findCondition } from '../testing/findCondition';
import { chartFiles, overlayFile, releaseFile } from '../testing/platformFiles';

const badRelease = {
  [deliveryPaths.appFile('checkout-api')]: releaseFile('checkout-api', 'bad'),
};

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(30_000);

describe('createKubernetesSimulator, when something is wrong', () => {
  const scene = createDeliveringCluster();

  it('fails an upgrade to an image that never starts, rolls back, and gives up after its retries', async () => {
    await scene.untilReady(deliveryPaths.release);
    scene.cluster.repository.commit(badRelease);
    const failed = await scene.cluster.until(async () => {
      const object = await scene.cluster.get(deliveryPaths.release);
      return findCondition(object, 'Stalled') && object;
    });
    expect(findCondition(failed, 'Stalled')).toMatchObject({
      status: 'True',
      reason: 'RetriesExceeded',
    });
    expect(findCondition(failed, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'RollbackSucceeded',
    });
    expect(findCondition(failed, 'Released')).toMatchObject({
      status: 'False',
      reason: 'UpgradeFailed',
      message:
        'Helm upgrade failed for release payments/checkout-api with chart checkout-api@0.1.0+1: context deadline exceeded',
    });
    expect(failed.status).toMatchObject({ failures: 2, upgradeFailures: 2 });
    await scene.untilImage(
      deliveryPaths.workload('payments', 'checkout-api'),
      'ghcr.io/org/checkout-api:1.4.2',
    );

    scene.cluster.repository.commit({
      [deliveryPaths.appFile('checkout-api')]: releaseFile(
        'checkout-api',
        '1.4.3',
      ),
    });
    await scene.untilImage(
      deliveryPaths.workload('payments', 'checkout-api'),
      'ghcr.io/org/checkout-api:1.4.3',
    );
    const healed = await scene.untilReady(deliveryPaths.release);
    expect(findCondition(healed, 'Stalled')).toBeUndefined();
    expect(healed.status).not.toHaveProperty('failures');
  });

  it('fails the health check of a Kustomization whose image never starts', async () => {
    const before = await scene.untilReady(deliveryPaths.kustomization);
    scene.cluster.repository.commit({
      [deliveryPaths.appFile('inventory-api')]: overlayFile(
        'inventory-api',
        'bad',
      ),
    });
    const failed = await scene.cluster.until(async () => {
      const object = await scene.cluster.get(deliveryPaths.kustomization);
      const ready = findCondition(object, 'Ready');
      return ready?.reason === 'HealthCheckFailed' && object;
    });
    expect(findCondition(failed, 'Ready')?.message).toBe(
      "health check failed after 5m0s: timeout waiting for: [Deployment/orders/inventory-api status: 'InProgress']",
    );
    expect(findCondition(failed, 'Reconciling')?.reason).toBe(
      'ProgressingWithRetry',
    );
    expect(failed.status?.lastAppliedRevision).toBeDefined();
    expect(failed.status?.lastAttemptedRevision).toBe(
      `main@sha1:${scene.cluster.repository.head()}`,
    );
    expect(before.status?.history).toHaveLength(1);
    expect(
      await scene.cluster.get(
        deliveryPaths.workload('orders', 'inventory-api'),
      ),
    ).toMatchObject({
      status: { availableReplicas: 3, unavailableReplicas: 1 },
    });
  });

  it('undoes a change by hand at the next reconcile, and says so in Events', async () => {
    await scene.untilReady(deliveryPaths.release);
    await scene.untilReady(deliveryPaths.kustomization);
    const paths = [
      deliveryPaths.workload('payments', 'checkout-api'),
      deliveryPaths.workload('orders', 'inventory-api'),
    ];
    const replicas = () =>
      Promise.all(
        paths.map(async path => (await scene.cluster.get(path)).spec?.replicas),
      );
    scene.cluster.simulator.drift('checkout-api');
    scene.cluster.simulator.drift('inventory-api');
    expect(await replicas()).toEqual([5, 5]);
    await scene.cluster.until(async () =>
      (await replicas()).every(one => one === 3),
    );
    const events = await scene.cluster.items(
      '/api/v1/namespaces/flux-system/events?fieldSelector=involvedObject.kind%3DHelmRelease',
    );
    expect(events.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['DriftDetected', 'DriftCorrected']),
    );
    expect(() => scene.cluster.simulator.drift('no-such')).toThrow(
      'azure-aks runs no service named no-such',
    );
  });

  it('keeps waiting, and says for what, while something a service needs is missing', async () => {
    await scene.untilReady(deliveryPaths.release);
    const text = releaseFile('gift-api', '0.1.0');
    const message = (path: string) => async () => {
      const found = findCondition(await scene.cluster.get(path), 'Ready');
      return found?.status === 'False' && `${found.reason}: ${found.message}`;
    };
    scene.cluster.repository.commit({
      [deliveryPaths.appFile('gift-api')]: text,
    });
    const gift = `${deliveryPaths.releases}/gift-api`;
    expect(await scene.cluster.until(message(gift))).toMatch(
      /^SourceNotReady: HelmChart 'flux-system\/flux-system-gift-api' is not ready: /,
    );
    scene.cluster.repository.commit({
      ...chartFiles('gift-api'),
      [deliveryPaths.appFile('gift-api')]: text.replace(/payments/g, 'nowhere'),
    });
    await scene.cluster.until(async () =>
      JSON.stringify((await scene.cluster.get(gift)).status).includes(
        'create: failed to create: namespaces \\"nowhere\\" not found',
      ),
    );
    scene.cluster.repository.commit({
      [deliveryPaths.appFile('gift-api')]: overlayFile('gift-api', '1').replace(
        'prune: true',
        '',
      ),
    });
    await scene.cluster.until(async () => {
      const told = await message(`${deliveryPaths.kustomizations}/apps`)();
      return told && told.includes('is invalid: spec.prune: Required');
    });
    // The release that the refused file replaces is still there: nothing is pruned before all applies.
    expect((await scene.cluster.request(gift)).status).toBe(200);
  });

  it('leaves drift where a release only warns of it: no condition, only Events', async () => {
    const text = releaseFile('checkout-api', '1.4.2');
    scene.cluster.repository.commit({
      [deliveryPaths.appFile('checkout-api')]: text.replace(
        'mode: enabled',
        'mode: warn',
      ),
    });
    const before = await scene.cluster.until(async () => {
      const object = await scene.cluster.get(deliveryPaths.release);
      return (
        JSON.stringify(object.spec ?? {}).includes('warn') &&
        object.status?.observedGeneration === object.metadata.generation &&
        findCondition(object, 'Ready')?.status === 'True' &&
        object
      );
    });
    scene.cluster.simulator.drift('checkout-api');
    await scene.cluster.until(async () => {
      const events = await scene.cluster.items(
        '/api/v1/events?fieldSelector=reason%3DDriftDetected',
      );
      return events.length > 0;
    });
    const path = deliveryPaths.workload('payments', 'checkout-api');
    expect((await scene.cluster.get(path)).spec?.replicas).toBe(5);
    const after = await scene.cluster.get(deliveryPaths.release);
    expect(findCondition(after, 'Ready')).toEqual(
      findCondition(before, 'Ready'),
    );
    expect(after.status?.history).toEqual(before.status?.history);
  });

  it('keeps the pods of a broken service failing until it is healed', async () => {
    await scene.untilReady(deliveryPaths.release);
    const path = deliveryPaths.workload('payments', 'checkout-api');
    const available = async () =>
      (await scene.cluster.get(path)).status?.availableReplicas;
    scene.cluster.simulator.break('checkout-api');
    await scene.cluster.until(async () => (await available()) === undefined);
    const pods = await scene.cluster.items('/api/v1/namespaces/payments/pods');
    expect(JSON.stringify(pods)).toContain('CrashLoopBackOff');
    scene.cluster.simulator.heal('checkout-api');
    await scene.cluster.until(async () => (await available()) === 3);
  });
});
