import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fleet, startFleet } from '@backstage-gitops/fleet-simulator';
import { createTestActions } from './__testUtils__/createTestActions';

jest.setTimeout(120_000);

describe('What goes into a pull request', () => {
  let fleet: Fleet;
  let actions: ReturnType<typeof createTestActions>;
  beforeAll(async () => {
    fleet = await startFleet({ speed: 20 });
    actions = createTestActions({ repositoryUrl: fleet.repositoryUrl });
  });
  afterAll(() => fleet.stop());

  async function startRemoved() {
    const task = await actions.startTask();
    const { commit } = await task.run('gitops:repo:checkout');
    await task.run('gitops:service:remove', {
      service: 'storefront',
      clusters: ['aws-eks'],
    });
    await task.run('gitops:service:promote', {
      service: 'checkout-api',
      version: '1.5.0',
      to: { clusters: ['azure-aks'] },
    });
    return { task, commit };
  }

  it('gitops:repo:changes: the changed files alone, in a folder, and the names of the removed', async () => {
    const { task } = await startRemoved();
    expect(await task.run('gitops:repo:changes')).toEqual({
      changesPath: 'changes',
      changed: ['clusters/azure-aks/apps/checkout-api.yaml'],
      removed: ['clusters/aws-eks/apps/storefront.yaml'],
    });
    const folder = join(task.workspacePath, 'changes');
    const entries = await readdir(folder, {
      recursive: true,
      withFileTypes: true,
    });
    expect(
      entries.filter(entry => entry.isFile()).map(({ name }) => name),
    ).toEqual(['checkout-api.yaml']);
    expect(
      await readFile(
        join(folder, 'clusters/azure-aks/apps/checkout-api.yaml'),
        'utf8',
      ),
    ).toContain('tag: 1.5.0');
  });

  it.each(['platform', 'platform/changes', '.', '../changes'])(
    'gitops:repo:changes takes no folder that is the checkout, in it, around it or outside: %s',
    async changesPath => {
      const { task } = await startRemoved();
      await expect(
        task.run('gitops:repo:changes', { changesPath }),
      ).rejects.toThrow(/beside the checkout|not allowed|outside/i);
    },
  );

  it('gitops:repo:push begins a branch at what was checked out, and adds to it the second time', async () => {
    const { task, commit } = await startRemoved();
    const branch = 'gitops/remove-storefront';
    const pushed = await task.run('gitops:repo:push', { branch });
    expect(pushed).toMatchObject({
      isNew: true,
      branch,
      changes: [
        { path: 'clusters/aws-eks/apps/storefront.yaml', change: 'removed' },
        {
          path: 'clusters/azure-aks/apps/checkout-api.yaml',
          change: 'changed',
        },
      ],
    });
    const main = await actions.startTask();
    expect(await main.run('gitops:repo:checkout')).toMatchObject({ commit });
    const again = await startRemoved();
    expect(await again.task.run('gitops:repo:push', { branch })).toMatchObject({
      isNew: false,
      commit: pushed.commit,
    });
    await main.run('gitops:service:promote', {
      service: 'checkout-api',
      version: '1.6.0',
      to: { clusters: ['gcp-gke'] },
    });
    expect(await main.run('gitops:repo:push', { branch })).toMatchObject({
      isNew: true,
      changes: [
        { path: 'clusters/gcp-gke/apps/checkout-api.yaml', change: 'changed' },
      ],
    });
  });
});
