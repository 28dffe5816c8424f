import { Fleet, startFleet } from '@backstage-gitops/fleet-simulator';
import { createTestActions } from './__testUtils__/createTestActions';

jest.setTimeout(300_000);

describe('gitops:repo:push', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
  });
  afterAll(() => fleet.stop());
  const service = (name: string) => ({
    name,
    image: `ghcr.io/org/${name}`,
    version: '1.0.0',
    clusters: ['aws-eks-dev', 'aws-eks', 'azure-aks'],
  });

  it('pushes a new service, and does nothing the second time', async () => {
    const { startTask } = createTestActions({
      repositoryUrl: fleet.repositoryUrl,
    });
    const task = await startTask({
      user: {
        ref: 'user:default/ada',
        entity: {
          metadata: { name: 'ada' },
          spec: {
            profile: { displayName: 'Ada Example', email: 'ada@example.com' },
          },
        },
      },
    });
    await task.run('gitops:repo:checkout');
    await task.run('gitops:service:create', service('payments-api'));
    const first = await task.run('gitops:repo:push');
    expect(first.isNew).toBe(true);
    expect(task.lines).toContain(
      '  added clusters/azure-aks/apps/payments-api.yaml',
    );
    const again = await startTask();
    await again.run('gitops:repo:checkout');
    await again.run('gitops:service:create', service('payments-api'));
    expect(await again.run('gitops:repo:push')).toMatchObject({
      isNew: false,
      commit: first.commit,
    });
  });
});
