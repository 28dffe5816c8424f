import { ArgocdApplication } from '../argocd/ArgocdApplication';
import { Fleet } from '../Fleet';
import { startFleet } from '../startFleet';
import { createArgocdReader } from '../testing/createArgocdReader';

jest.setTimeout(60_000);

const isHealthy = ({ status }: ArgocdApplication) =>
  status.sync.status === 'Synced' && status.health.status === 'Healthy';

describe('FleetDirector', () => {
  let fleet: Fleet;
  let argocd: ReturnType<typeof createArgocdReader>;

  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
    argocd = createArgocdReader(fleet);
  });

  afterAll(() => fleet.stop());

  it('drift: OutOfSync at the same revision, then healed without a history entry', async () => {
    const name = 'inventory-api-gcp-gke';
    const before = await argocd.find(name);
    await expect(
      fleet.control({
        op: 'drift',
        service: 'inventory-api',
        cluster: 'gcp-gke',
      }),
    ).resolves.toContain('by hand');
    const drifted = await argocd.until(
      name,
      'OutOfSync',
      ({ status }) => status.sync.status === 'OutOfSync',
    );
    expect(drifted.status.sync.revision).toBe(before?.status.sync.revision);
    const healed = await argocd.until(
      name,
      'healed',
      application =>
        isHealthy(application) &&
        application.status.operationState?.operation.sync
          .autoHealAttemptsCount === 1,
    );
    expect(healed.status.history).toEqual(before?.status.history);
  });

  it('drift under RollingSync stays until somebody heals it', async () => {
    const target = { service: 'user-service', cluster: 'aws-eks' };
    await fleet.control({ op: 'drift', ...target });
    await fleet.control({
      op: 'version',
      service: 'checkout-api',
      cluster: 'aws-eks',
      version: '1.4.9',
    });
    await argocd.until('checkout-api-aws-eks', 'on 1.4.9', application =>
      Boolean(
        isHealthy(application) &&
          application.status.summary.images?.includes(
            'ghcr.io/org/checkout-api:1.4.9',
          ),
      ),
    );
    const drifted = await argocd.find('user-service-aws-eks');
    expect(drifted?.status.sync.status).toBe('OutOfSync');
    await fleet.control({ op: 'heal', ...target });
    await argocd.until('user-service-aws-eks', 'healed', isHealthy);
  });

  it('break and heal: Degraded while Git says nothing new', async () => {
    const target = { service: 'checkout-api', cluster: 'gcp-gke' };
    await fleet.control({ op: 'break', ...target });
    const broken = await argocd.until(
      'checkout-api-gcp-gke',
      'Degraded',
      ({ status }) => status.health.status === 'Degraded',
    );
    expect(broken.status.sync.status).toBe('Synced');
    expect(
      broken.status.resources?.find(({ kind }) => kind === 'Deployment')
        ?.health,
    ).toEqual({
      status: 'Degraded',
      message: 'Deployment "checkout-api" exceeded its progress deadline',
    });
    await fleet.control({ op: 'heal', ...target });
    await argocd.until('checkout-api-gcp-gke', 'healed', isHealthy);
  });

  it('version bad: Progressing with both images, then Degraded; a good tag ends it', async () => {
    const target = { service: 'checkout-api', cluster: 'aws-eks-dev' };
    const name = 'checkout-api-aws-eks-dev';
    await fleet.control({ op: 'version', ...target, version: 'bad' });
    const progressing = await argocd.until(
      name,
      'Progressing',
      ({ status }) => status.health.status === 'Progressing',
    );
    expect(progressing.status.summary.images).toEqual([
      'ghcr.io/org/checkout-api:1.6.0',
      'ghcr.io/org/checkout-api:bad',
    ]);
    await argocd.until(
      name,
      'Degraded',
      ({ status }) => status.health.status === 'Degraded',
    );
    await fleet.control({ op: 'version', ...target, version: '1.6.1' });
    const good = await argocd.until(name, 'repaired', isHealthy);
    expect(good.status.summary.images).toEqual([
      'ghcr.io/org/checkout-api:1.6.1',
    ]);
  });

  it('promote: one commit that moves every cluster of the environment', async () => {
    const answer = await fleet.control({
      op: 'promote',
      service: 'inventory-api',
      from: 'dev',
      to: 'production',
    });
    expect(answer).toMatch(
      /^Committed [0-9a-f]{7}: inventory-api 2\.1\.0 in production\.$/,
    );
    for (const cluster of ['aws-eks', 'gcp-gke']) {
      await argocd.until(
        `inventory-api-${cluster}`,
        'on 2.1.0',
        application =>
          isHealthy(application) &&
          application.status.summary.images?.join() ===
            'ghcr.io/org/inventory-api:2.1.0',
      );
    }
    await expect(
      fleet.control({
        op: 'promote',
        service: 'inventory-api',
        from: 'dev',
        to: 'production',
      }),
    ).resolves.toContain('nothing was committed');
  });

  it('grow: more clusters behind the hub, each with checkout-api', async () => {
    await fleet.control({ op: 'grow', count: 12 });
    const { items } = await argocd
      .until('checkout-api-aws-edge-012', 'Healthy', isHealthy)
      .then(() => argocd.get('/api/v1/clusters'))
      .then(response => response.json());
    expect(items).toHaveLength(4 + 12 + 1);
  });

  it.each([
    [
      { op: 'drift', service: 'nope', cluster: 'aws-eks' } as const,
      "There is no service 'nope'. There are checkout-api, inventory-api, user-service, storefront.",
    ],
    [
      { op: 'break', service: 'user-service', cluster: 'azure-aks' } as const,
      "user-service does not run on 'azure-aks'. It runs on aws-eks-dev, aws-eks-staging, aws-eks, gcp-gke.",
    ],
    [
      { op: 'down', target: 'mars' } as const,
      "There is no 'mars'. There are argocd, git, azure-aks, ",
    ],
  ])('says what there is instead of %j', async (operation, sentence) => {
    await expect(fleet.control(operation)).rejects.toThrow(sentence);
  });
});
