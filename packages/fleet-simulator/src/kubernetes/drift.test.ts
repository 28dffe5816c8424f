import { deliveryPaths } from '../testing/deliveryPaths';
import { findCondition } from '../testing/findCondition';
import { openWatch } from '../testing/openWatch';
import { platformFiles, releaseFile } from '../testing/platformFiles';
import { startTestCluster, TestCluster } from '../testing/startTestCluster';

jest.setTimeout(30_000);

const eventsOf = (kind: string, name: string) =>
  `/api/v1/namespaces/flux-system/events?fieldSelector=${encodeURIComponent(
    `involvedObject.kind=${kind},involvedObject.name=${name}`,
  )}`;

describe('drift, as Flux tells it', () => {
  let cluster: TestCluster;
  afterEach(() => cluster.stop());

  const start = async (options: {
    mode: 'warn' | 'enabled' | 'disabled';
    driftCondition?: boolean;
  }) => {
    const text = releaseFile('checkout-api', '1.4.2');
    cluster = await startTestCluster({
      driftCondition: options.driftCondition,
      files: {
        ...platformFiles,
        [deliveryPaths.appFile('checkout-api')]: text.replace(
          /driftDetection:\n( +)mode: \w+/,
          `driftDetection:\n$1mode: ${options.mode}`,
        ),
      },
    });
    await cluster.until(async () => {
      const object = await cluster.get(deliveryPaths.release);
      return object.status && findCondition(object, 'Ready')?.status === 'True';
    });
  };
  const reasons = async (kind: string, name: string) => {
    const items = await cluster.items(eventsOf(kind, name));
    return items.map(({ reason }) => reason);
  };
  const untilReason = (kind: string, name: string, wanted: string) =>
    cluster.until(async () => {
      const found = await reasons(kind, name);
      return found.includes(wanted) && found;
    });
  const conditions = async () => {
    const object = await cluster.get(deliveryPaths.release);
    return (object.status?.conditions as { type: string }[]).map(
      ({ type }) => type,
    );
  };

  it('mode warn: an Event and no condition in helm-controller 1.4, and it stays', async () => {
    await start({ mode: 'warn' });
    cluster.simulator.drift('checkout-api');
    const found = await untilReason(
      'HelmRelease',
      'checkout-api',
      'DriftDetected',
    );
    expect(found).not.toContain('DriftCorrected');
    expect(await conditions()).not.toContain('Drifted');
  });

  it('mode enabled: detected, then corrected', async () => {
    await start({ mode: 'enabled' });
    cluster.simulator.drift('checkout-api');
    const found = await untilReason(
      'HelmRelease',
      'checkout-api',
      'DriftCorrected',
    );
    expect(found.indexOf('DriftDetected')).toBeLessThan(
      found.indexOf('DriftCorrected'),
    );
  });

  it('mode disabled: nobody looks', async () => {
    await start({ mode: 'disabled' });
    cluster.simulator.drift('checkout-api');
    const requestedAt = 'now';
    await cluster.patch(deliveryPaths.release, {
      metadata: {
        annotations: { 'reconcile.fluxcd.io/requestedAt': requestedAt },
      },
    });
    await cluster.until(async () => {
      const { status } = await cluster.get(deliveryPaths.release);
      return status?.lastHandledReconcileAt === requestedAt;
    });
    expect(await reasons('HelmRelease', 'checkout-api')).not.toContain(
      'DriftDetected',
    );
  });

  it('the condition Drifted, when the cluster has helm-controller 1.6', async () => {
    await start({ mode: 'warn', driftCondition: true });
    cluster.simulator.drift('checkout-api');
    const drifted = await cluster.until(async () =>
      findCondition(await cluster.get(deliveryPaths.release), 'Drifted'),
    );
    expect(drifted).toMatchObject({
      status: 'True',
      reason: 'DriftDetected',
      message: expect.stringContaining('has drifted from the desired state'),
    });
  });

  it('a Kustomization corrects it and tells what in an Event, which a watch by field selector sees', async () => {
    await start({ mode: 'warn' });
    await untilReason(
      'Kustomization',
      'inventory-api',
      'ReconciliationSucceeded',
    );
    const watch = await openWatch(
      cluster,
      `${eventsOf('Kustomization', 'inventory-api')}&watch=1`,
    );
    cluster.simulator.drift('inventory-api');
    await cluster.until(async () =>
      watch.events.some(({ object }) =>
        String(object.message).endsWith(
          'Deployment/orders/inventory-api configured',
        ),
      ),
    );
    for (const { object } of watch.events) {
      expect(object.involvedObject).toMatchObject({
        kind: 'Kustomization',
        name: 'inventory-api',
      });
    }
    watch.close();
  });
});
