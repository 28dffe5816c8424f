import { Fleet } from '../Fleet';
import { startFleet } from '../startFleet';
import { createClusterReader } from '../testing/createClusterReader';
import { waitUntil } from '../testing/waitUntil';
import { parseConditions } from './flux/conditions';
import { KubernetesObject } from './objects/KubernetesObject';

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(60_000);

describe('azure-aks, as a new fleet has it', () => {
  let fleet: Fleet;
  let reader: ReturnType<typeof createClusterReader>;
  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
    reader = createClusterReader(fleet);
    await reader.untilDelivered();
  });
  afterAll(() => fleet.stop());

  const read = async (path: string): Promise<KubernetesObject> =>
    (await reader.get(path)).json();
  const inOrders = (group: string, plural: string) =>
    `/apis/${group}/namespaces/orders/${plural}/inventory-api`;
  const kustomization =
    '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/inventory-api';
  const externalSecret = inOrders('external-secrets.io/v1', 'externalsecrets');

  it('has everything of a service in the inventory that brought it', async () => {
    const { status } = await read(kustomization);
    const { entries } = status?.inventory as {
      entries: { id: string; v: string }[];
    };
    expect(entries.map(({ id }) => id).sort()).toEqual([
      'orders_inventory-api__Service',
      'orders_inventory-api_apps_Deployment',
      'orders_inventory-api_autoscaling_HorizontalPodAutoscaler',
      'orders_inventory-api_external-secrets.io_ExternalSecret',
      'orders_inventory-api_networking.k8s.io_Ingress',
    ]);
    const autoscaler = await waitUntil('the autoscaler looked', async () => {
      const found = await read(
        inOrders('autoscaling/v2', 'horizontalpodautoscalers'),
      );
      return found.status ? found : undefined;
    });
    expect(autoscaler.status).toMatchObject({ currentReplicas: 3 });
    expect(autoscaler.metadata.labels).toMatchObject({
      'kustomize.toolkit.fluxcd.io/name': 'inventory-api',
    });
  });

  it('fails its health check while the vault has lost a key, and recovers', async () => {
    const operation = { service: 'inventory-api', cluster: 'azure-aks' };
    const until = (path: string, wanted: string) =>
      waitUntil(`${path} is ${wanted}`, async () => {
        const ready = parseConditions((await read(path)).status).find(
          ({ type }) => type === 'Ready',
        );
        return `${ready?.status} ${ready?.reason}` === wanted
          ? ready?.message
          : undefined;
      });
    await until(externalSecret, 'True SecretSynced');
    await fleet.control({ op: 'breakSecret', ...operation });
    await until(externalSecret, 'False SecretSyncedError');
    expect(await until(kustomization, 'False HealthCheckFailed')).toContain(
      'ExternalSecret/orders/inventory-api',
    );
    await fleet.control({ op: 'healSecret', ...operation });
    await until(kustomization, 'True ReconciliationSucceeded');
    const secret = await read(
      '/api/v1/namespaces/orders/secrets/inventory-api-credentials',
    );
    expect(secret.type).toBe('Opaque');
  });

  it('gets a published image by a commit of the bot', async () => {
    const said = await fleet.control({
      op: 'publish',
      service: 'checkout-api',
      version: '1.9.0',
    });
    expect(said).toContain('checkout-api:1.9.0');
    const automation = await waitUntil('the bot pushed', async () => {
      const found = await read(
        '/apis/image.toolkit.fluxcd.io/v1/namespaces/flux-system/imageupdateautomations/apps',
      );
      return found.status?.lastPushCommit ? found : undefined;
    });
    expect(automation.status).toMatchObject({
      observedPolicies: { 'checkout-api': { tag: '1.9.0' } },
    });
    const deployment = await waitUntil('the release runs it', async () => {
      const found = await read(
        '/apis/apps/v1/namespaces/payments/deployments/checkout-api',
      );
      const text = JSON.stringify(found);
      return text.includes('checkout-api:1.9.0') ? found : undefined;
    });
    expect(deployment.metadata.labels).toMatchObject({
      'app.kubernetes.io/version': '1.9.0',
    });
  });
});
