import { Fleet } from '../../Fleet';
import { startFleet } from '../../startFleet';
import { createArgocdReader } from '../../testing/createArgocdReader';
import { createClusterReader } from '../../testing/createClusterReader';
import { waitUntil } from '../../testing/waitUntil';

jest.setTimeout(60_000);

const IMAGES = [
  'ghcr.io/org/checkout-api:1.4.2',
  'ghcr.io/org/checkout-api:9.9.9',
];

describe('what a target says after a while away', () => {
  let fleet: Fleet;
  let argocd: ReturnType<typeof createArgocdReader>;
  let cluster: ReturnType<typeof createClusterReader>;

  beforeEach(async () => {
    fleet = await startFleet({ speed: 20 });
    argocd = createArgocdReader(fleet);
    cluster = createClusterReader(fleet);
    await cluster.untilDelivered();
  });

  afterEach(() => fleet.stop());

  const versionOf = async (list: Promise<Response>) =>
    Number((await (await list).json()).metadata.resourceVersion);

  it('rewind of Argo CD: Applications and versions from before the newest commit; up lets it look again', async () => {
    const name = 'checkout-api-aws-eks';
    await expect(
      fleet.control({ op: 'fault', target: 'argocd', fault: 'rewind' }),
    ).rejects.toThrow('Nothing was committed since the fleet started');
    const before = await argocd.find(name);
    await fleet.control({
      op: 'version',
      service: 'checkout-api',
      cluster: 'aws-eks',
      version: '9.9.9',
    });
    const after = await argocd.until(
      name,
      'on 9.9.9',
      ({ status, metadata }) =>
        status.summary.images?.join() === IMAGES[1] &&
        status.health.status === 'Healthy' &&
        metadata.resourceVersion !== before?.metadata.resourceVersion,
    );
    const newest = await versionOf(argocd.get('/api/v1/applications'));
    const stream = await argocd.stream();
    await waitUntil('it is open', () => stream.response());
    const says = await fleet.control({
      op: 'fault',
      target: 'argocd',
      fault: 'rewind',
    });
    expect(says).toMatch(
      /^argocd was restored from a backup: [1-9]\d* of its Applications are those of \d+ s ago, resourceVersion \d+ instead of \d+; up lets/,
    );
    await waitUntil('streams break', () => stream.ended() || undefined);
    const restored = await argocd.find(name);
    expect(restored).toEqual(before);
    const older = await versionOf(argocd.get('/api/v1/applications'));
    expect(older).toBeLessThan(newest);
    await fleet.control({ op: 'up', target: 'argocd' });
    const healed = await argocd.until(name, 'compared again', ({ status }) =>
      Boolean(status.summary.images?.includes(IMAGES[1])),
    );
    // Its history knows nothing of what was deployed meanwhile.
    expect(healed.status.history).toEqual(before?.status.history);
    expect(after.status.history).not.toEqual(before?.status.history);
  });

  it('rewind of a cluster: objects and versions of then, and Flux goes on from there', async () => {
    const revisionOf = async () =>
      (await cluster.untilDelivered()).status?.lastAppliedRevision;
    const before = await revisionOf();
    await fleet.control({
      op: 'version',
      service: 'inventory-api',
      cluster: 'azure-aks',
      version: '9.9.9',
    });
    const after = await waitUntil('it is delivered', async () => {
      const revision = await revisionOf();
      return revision === before ? undefined : revision;
    });
    const newest = Number((await cluster.list()).metadata.resourceVersion);
    const says = await fleet.control({
      op: 'fault',
      target: 'azure-aks',
      fault: 'rewind',
    });
    expect(says).toMatch(/^azure-aks was restored from a backup: [1-9]/);
    const { metadata, items } = await cluster.list();
    expect(Number(metadata.resourceVersion)).toBeLessThan(newest);
    const restored = items?.find(
      each => each.metadata.name === 'inventory-api',
    );
    expect(restored?.status?.lastAppliedRevision).toBe(before);
    const again = await waitUntil('Flux caught up', async () => {
      const revision = await revisionOf();
      return revision === before ? undefined : revision;
    });
    expect(again).toBe(after);
  });

  it('a service removed while the target is down is gone when it is up', async () => {
    const places = [
      { target: 'argocd', cluster: 'gcp-gke' },
      { target: 'azure-aks', cluster: 'azure-aks' },
    ];
    for (const place of places) {
      await fleet.control({ op: 'down', target: place.target });
      expect(
        await fleet.control({
          op: 'remove',
          service: 'inventory-api',
          cluster: place.cluster,
        }),
      ).toMatch(
        /^Committed [0-9a-f]{7}: inventory-api leaves (gcp-gke|azure-aks)\./,
      );
    }
    for (const { target } of places) await fleet.control({ op: 'up', target });
    await waitUntil('Argo CD has none', async () =>
      (await argocd.find('inventory-api-gcp-gke')) ? undefined : true,
    );
    await waitUntil('Flux has none', async () => {
      const { items } = await cluster.list();
      const names = items?.map(({ metadata }) => metadata.name);
      return names?.includes('inventory-api') ? undefined : true;
    });
    await expect(
      fleet.control({
        op: 'remove',
        service: 'inventory-api',
        cluster: 'gcp-gke',
      }),
    ).rejects.toThrow('inventory-api does not run on');
  });

  it('a destination that refuses: only a live read through Argo CD knows', async () => {
    const name = 'checkout-api-gcp-gke';
    const application = await argocd.find(name);
    const resource = application?.status.resources?.find(
      ({ kind }) => kind === 'Deployment',
    );
    const read = () =>
      argocd.get(
        `/api/v1/applications/${name}/resource?${new URLSearchParams({
          resourceName: resource?.name ?? '',
          kind: 'Deployment',
          group: 'apps',
          version: 'v1',
          namespace: resource?.namespace ?? '',
        })}`,
      );
    expect((await read()).status).toBe(200);
    expect(
      await fleet.control({ op: 'fault', target: 'gcp-gke', fault: 'refuse' }),
    ).toContain('Argo CD does not notice');
    const refused = await read();
    expect(refused.status).toBe(500);
    expect(await refused.text()).toContain('connection refused');
    const status = (await argocd.find(name))?.status;
    expect([status?.sync.status, status?.health.status]).toEqual([
      'Synced',
      'Healthy',
    ]);
    await expect(
      fleet.control({ op: 'fault', target: 'gcp-gke', fault: 'garbage' }),
    ).rejects.toThrow('it can refuse or hang');
    await fleet.control({ op: 'up', target: 'gcp-gke' });
    expect((await read()).status).toBe(200);
  });
});
