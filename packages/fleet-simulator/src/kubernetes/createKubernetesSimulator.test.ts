import { chartFiles, overlayFile, releaseFile } from '../testing/platformFiles';
import { startTestCluster, TestCluster } from '../testing/startTestCluster';
import { parseConditions } from './flux/conditions';
import { KubernetesObject } from './objects/KubernetesObject';
import { readImages } from '../testing/readImages';

const inFluxSystem = (group: string, plural: string) =>
  `/apis/${group}/namespaces/flux-system/${plural}`;
const releases = inFluxSystem('helm.toolkit.fluxcd.io/v2', 'helmreleases');
const kustomizations = inFluxSystem(
  'kustomize.toolkit.fluxcd.io/v1',
  'kustomizations',
);
const release = `${releases}/checkout-api`;
const kustomization = `${kustomizations}/inventory-api`;
const workload = (namespace: string, name: string) =>
  `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`;
const appFile = (service: string) => `clusters/azure-aks/apps/${service}.yaml`;
const badRelease = {
  [appFile('checkout-api')]: releaseFile('checkout-api', 'bad'),
};

const conditionOf = (object: KubernetesObject, type: string) =>
  parseConditions(object.status).find(condition => condition.type === type);

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(30_000);

describe('createKubernetesSimulator', () => {
  let cluster: TestCluster;
  beforeEach(async () => {
    cluster = await startTestCluster();
  });
  afterEach(async () => {
    await cluster.stop();
  });

  const untilReady = (path: string) =>
    cluster.until(async () => {
      const object = await cluster.get(path);
      const { status, metadata } = object;
      return (
        metadata?.generation !== undefined &&
        status?.observedGeneration === metadata.generation &&
        conditionOf(object, 'Ready')?.status === 'True' &&
        object
      );
    });
  const untilImage = (path: string, image: string) =>
    cluster.until(async () => {
      const object = await cluster.get(path);
      return readImages(object).includes(image) && object;
    });

  it('delivers what is in Git, with values from the chart, the environment and the cluster', async () => {
    await untilReady(release);
    await untilReady(kustomization);
    const chart = await cluster.get(workload('payments', 'checkout-api'));
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
    const overlay = await cluster.get(workload('orders', 'inventory-api'));
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
    expect(cluster.simulator.services()).toEqual([
      'checkout-api',
      'inventory-api',
    ]);
  });

  it('brings a service it never heard of', async () => {
    await untilReady(release);
    cluster.repository.commit({
      ...chartFiles('gift-api'),
      [appFile('gift-api')]: releaseFile('gift-api', '0.1.0'),
    });
    await untilReady(`${releases}/gift-api`);
    expect(cluster.simulator.services()).toContain('gift-api');
    await untilImage(
      workload('payments', 'gift-api'),
      'ghcr.io/org/gift-api:0.1.0',
    );
  });

  it('takes away, with its workload, what leaves Git', async () => {
    await untilReady(release);
    await untilReady(kustomization);
    cluster.repository.commit({
      // Git keeps no empty folder, and without the folder Flux would fail and prune nothing.
      'clusters/azure-aks/apps/README.md': 'Services of this cluster',
      [appFile('checkout-api')]: null,
      [appFile('inventory-api')]: null,
    });
    await cluster.until(async () => {
      const deployments = await cluster.items('/apis/apps/v1/deployments');
      const charts = await cluster.items(
        '/apis/source.toolkit.fluxcd.io/v1/helmcharts',
      );
      return !deployments.length && !charts.length;
    });
    expect((await cluster.request(release)).status).toBe(404);
    expect((await cluster.request(kustomization)).status).toBe(404);
    expect(await cluster.items('/api/v1/pods')).toEqual([]);
    expect(cluster.simulator.services()).toEqual([]);
  });

  it('fails an upgrade to an image that never starts, rolls back, and gives up after its retries', async () => {
    await untilReady(release);
    cluster.repository.commit(badRelease);
    const failed = await cluster.until(async () => {
      const object = await cluster.get(release);
      return conditionOf(object, 'Stalled') && object;
    });
    expect(conditionOf(failed, 'Stalled')).toMatchObject({
      status: 'True',
      reason: 'RetriesExceeded',
    });
    expect(conditionOf(failed, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'RollbackSucceeded',
    });
    expect(conditionOf(failed, 'Released')).toMatchObject({
      status: 'False',
      reason: 'UpgradeFailed',
      message:
        'Helm upgrade failed for release payments/checkout-api with chart checkout-api@0.1.0+1: context deadline exceeded',
    });
    expect(failed.status).toMatchObject({ failures: 2, upgradeFailures: 2 });
    await untilImage(
      workload('payments', 'checkout-api'),
      'ghcr.io/org/checkout-api:1.4.2',
    );

    cluster.repository.commit({
      [appFile('checkout-api')]: releaseFile('checkout-api', '1.4.3'),
    });
    await untilImage(
      workload('payments', 'checkout-api'),
      'ghcr.io/org/checkout-api:1.4.3',
    );
    const healed = await untilReady(release);
    expect(conditionOf(healed, 'Stalled')).toBeUndefined();
    expect(healed.status).not.toHaveProperty('failures');
  });

  it('fails the health check of a Kustomization whose image never starts', async () => {
    const before = await untilReady(kustomization);
    cluster.repository.commit({
      [appFile('inventory-api')]: overlayFile('inventory-api', 'bad'),
    });
    const failed = await cluster.until(async () => {
      const object = await cluster.get(kustomization);
      const ready = conditionOf(object, 'Ready');
      return ready?.reason === 'HealthCheckFailed' && object;
    });
    expect(conditionOf(failed, 'Ready')?.message).toBe(
      "health check failed after 5m0s: timeout waiting for: [Deployment/orders/inventory-api status: 'InProgress']",
    );
    expect(conditionOf(failed, 'Reconciling')?.reason).toBe(
      'ProgressingWithRetry',
    );
    expect(failed.status?.lastAppliedRevision).toBeDefined();
    expect(failed.status?.lastAttemptedRevision).toBe(
      `main@sha1:${cluster.repository.head()}`,
    );
    expect(before.status?.history).toHaveLength(1);
    expect(
      await cluster.get(workload('orders', 'inventory-api')),
    ).toMatchObject({
      status: { availableReplicas: 3, unavailableReplicas: 1 },
    });
  });

  it('undoes a change by hand at the next reconcile, and says so in Events', async () => {
    await untilReady(release);
    await untilReady(kustomization);
    const paths = [
      workload('payments', 'checkout-api'),
      workload('orders', 'inventory-api'),
    ];
    const replicas = () =>
      Promise.all(
        paths.map(async path => (await cluster.get(path)).spec?.replicas),
      );
    cluster.simulator.drift('checkout-api');
    cluster.simulator.drift('inventory-api');
    expect(await replicas()).toEqual([5, 5]);
    await cluster.until(async () => (await replicas()).every(one => one === 3));
    const events = await cluster.items(
      '/api/v1/namespaces/flux-system/events?fieldSelector=involvedObject.kind%3DHelmRelease',
    );
    expect(events.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['DriftDetected', 'DriftCorrected']),
    );
    expect(() => cluster.simulator.drift('no-such')).toThrow(
      'azure-aks runs no service named no-such',
    );
  });

  it('makes a new release when it is forced to, and only then', async () => {
    await untilReady(release);
    const ask = (annotations: Record<string, string>) =>
      cluster.patch(release, { metadata: { annotations } });
    const requestedAt = 'reconcile.fluxcd.io/requestedAt';
    const forceAt = 'reconcile.fluxcd.io/forceAt';
    const untilHandled = (token: string) =>
      cluster.until(async () => {
        const { status } = await cluster.get(release);
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

  it('keeps waiting, and says for what, while something a service needs is missing', async () => {
    await untilReady(release);
    const text = releaseFile('gift-api', '0.1.0');
    const message = (path: string) => async () => {
      const found = conditionOf(await cluster.get(path), 'Ready');
      return found?.status === 'False' && `${found.reason}: ${found.message}`;
    };
    cluster.repository.commit({ [appFile('gift-api')]: text });
    const gift = `${releases}/gift-api`;
    expect(await cluster.until(message(gift))).toMatch(
      /^SourceNotReady: HelmChart 'flux-system\/flux-system-gift-api' is not ready: /,
    );
    cluster.repository.commit({
      ...chartFiles('gift-api'),
      [appFile('gift-api')]: text.replace(/payments/g, 'nowhere'),
    });
    await cluster.until(async () =>
      JSON.stringify((await cluster.get(gift)).status).includes(
        'create: failed to create: namespaces \\"nowhere\\" not found',
      ),
    );
    cluster.repository.commit({
      [appFile('gift-api')]: overlayFile('gift-api', '1').replace(
        'prune: true',
        '',
      ),
    });
    await cluster.until(async () => {
      const told = await message(`${kustomizations}/apps`)();
      return told && told.includes('is invalid: spec.prune: Required');
    });
    // The release that the refused file replaces is still there: nothing is pruned before all applies.
    expect((await cluster.request(gift)).status).toBe(200);
  });

  it('takes the content of a namespace away with it', async () => {
    await untilReady(kustomization);
    cluster.repository.commit({
      'clusters/azure-aks/kustomization.yaml':
        'resources:\n  - ../../environments/production\n',
    });
    await cluster.until(async () => {
      const { status } = await cluster.request('/api/v1/namespaces/orders');
      return status === 404;
    });
    expect(await cluster.items('/api/v1/namespaces/orders/pods')).toEqual([]);
  });

  it('leaves drift where a release only warns of it: no condition, only Events', async () => {
    const text = releaseFile('checkout-api', '1.4.2');
    cluster.repository.commit({
      [appFile('checkout-api')]: text.replace('mode: enabled', 'mode: warn'),
    });
    const before = await cluster.until(async () => {
      const object = await cluster.get(release);
      return (
        JSON.stringify(object.spec ?? {}).includes('warn') &&
        object.status?.observedGeneration === object.metadata.generation &&
        conditionOf(object, 'Ready')?.status === 'True' &&
        object
      );
    });
    cluster.simulator.drift('checkout-api');
    await cluster.until(async () => {
      const events = await cluster.items(
        '/api/v1/events?fieldSelector=reason%3DDriftDetected',
      );
      return events.length > 0;
    });
    const path = workload('payments', 'checkout-api');
    expect((await cluster.get(path)).spec?.replicas).toBe(5);
    const after = await cluster.get(release);
    expect(conditionOf(after, 'Ready')).toEqual(conditionOf(before, 'Ready'));
    expect(after.status?.history).toEqual(before.status?.history);
  });

  it('keeps the pods of a broken service failing until it is healed', async () => {
    await untilReady(release);
    const path = workload('payments', 'checkout-api');
    const available = async () =>
      (await cluster.get(path)).status?.availableReplicas;
    cluster.simulator.break('checkout-api');
    await cluster.until(async () => (await available()) === undefined);
    const pods = await cluster.items('/api/v1/namespaces/payments/pods');
    expect(JSON.stringify(pods)).toContain('CrashLoopBackOff');
    cluster.simulator.heal('checkout-api');
    await cluster.until(async () => (await available()) === 3);
  });

  it('upgrades a release when a watched ConfigMap with its values changes', async () => {
    await untilReady(release);
    cluster.repository.commit({
      'environments/production/values.yaml': 'env:\n  LOG_LEVEL: debug\n',
    });
    await cluster.until(async () =>
      JSON.stringify(
        await cluster.get(workload('payments', 'checkout-api')),
      ).includes('"value":"debug"'),
    );
    const upgraded = await untilReady(release);
    expect(upgraded.status?.history).toMatchObject([
      { version: 2, status: 'deployed' },
      { version: 1, status: 'superseded' },
    ]);
  });

  it('does nothing for a release when a commit does not concern it', async () => {
    const before = await untilReady(release);
    cluster.repository.commit({ 'README.md': 'Hello' });
    await cluster.until(async () => {
      const { status } = await cluster.get(kustomization);
      const head = `main@sha1:${cluster.repository.head()}`;
      return status?.lastAppliedRevision === head;
    });
    const after = await cluster.get(release);
    expect(after.status?.history).toEqual(before.status?.history);
  });
});
