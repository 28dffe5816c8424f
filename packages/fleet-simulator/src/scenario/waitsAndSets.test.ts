import { Fleet } from '../Fleet';
import { startFleet } from '../startFleet';
import { createArgocdReader } from '../testing/createArgocdReader';
import { waitUntil } from '../testing/waitUntil';

jest.setTimeout(60_000);

const target = { service: 'inventory-api', cluster: 'gcp-gke' };
const NAME = 'inventory-api-gcp-gke';

describe('what a person can let wait or fail', () => {
  let fleet: Fleet;
  let argocd: ReturnType<typeof createArgocdReader>;

  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
    argocd = createArgocdReader(fleet);
  });

  afterAll(() => fleet.stop());

  it.each([
    ['confirmation', 'waiting for pruning confirmation of '],
    ['hook', 'waiting for completion of hook '],
  ] as const)('a sync waits for a %s until confirm', async (what, message) => {
    await fleet.control({ op: 'wait', ...target, for: what });
    await argocd.until(
      NAME,
      'waiting',
      ({ status }) =>
        status.operationState?.message?.startsWith(message) === true,
    );
    await fleet.control({ op: 'confirm', ...target });
    const done = await argocd.until(
      NAME,
      'done',
      ({ status }) => status.operationState?.phase === 'Succeeded',
    );
    expect(done.operation).toBeUndefined();
  });

  it('a wait is refused where Argo CD delivers nothing', async () => {
    await expect(
      fleet.control({
        op: 'wait',
        service: 'checkout-api',
        cluster: 'azure-aks',
        for: 'hook',
      }),
    ).rejects.toThrow('only its syncs wait');
  });

  it('a set cannot generate from breakSet to healSet', async () => {
    const until = (health: string) =>
      waitUntil(`the set is ${health}`, async () => {
        const response = await argocd.get(
          '/api/v1/applicationsets/inventory-api',
        );
        const { status } = await response.json();
        return status.health.status === health ? status : undefined;
      });
    await fleet.control({ op: 'breakSet', service: 'inventory-api' });
    const { health, resources } = await until('Degraded');
    expect(health.message).toContain('map has no entry for key "clusterAlias"');
    expect(resources).not.toHaveLength(0);
    await expect(
      fleet.control({ op: 'breakSet', service: 'inventory-api' }),
    ).resolves.toContain('already');
    await fleet.control({ op: 'healSet', service: 'inventory-api' });
    await until('Healthy');
  });
});
