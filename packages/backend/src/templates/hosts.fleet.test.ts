import { startFleetStand } from './__testUtils__/startFleetStand';

jest.setTimeout(180_000);

type Stand = Awaited<ReturnType<typeof startFleetStand>>;

const created = {
  service: 'payments-api',
  owner: 'group:default/team-payments',
  image: 'ghcr.io/org/payments-api',
  version: '1.0.0',
  namespace: 'payments',
  clusters: ['aws-eks', 'azure-aks'],
};
const promoted = {
  service: 'checkout-api',
  version: '1.5.0',
  toClusters: ['aws-eks', 'azure-aks'],
};
const removed = {
  service: 'inventory-api',
  clusters: ['gcp-gke'],
  understood: true,
};

describe.each(['github', 'gitlab'] as const)(
  'Templates against %s, by the one value "publish"',
  type => {
    let stand: Stand;
    let host: NonNullable<Stand['host']>;
    let before: string;
    beforeAll(async () => {
      stand = await startFleetStand({ host: type });
      host = stand.host!;
      before = await stand.git.head();
    });
    afterAll(async () => {
      await stand?.stop();
    });

    /** Runs a template, and reads the pull or merge request it opened. */
    async function propose(name: string, values: object) {
      const task = await stand.tasks.run(name, { ...values, publish: type });
      expect([task.error, task.status]).toEqual([undefined, 'completed']);
      expect(host.unknown).toEqual([]);
      // What a person has to merge first is not waited for, and not in the catalog.
      expect(await stand.git.head()).toBe(before);
      const link = task.links[0];
      if (type === 'github') {
        const { files, ...pull } = host.github.pulls.at(-1)!;
        expect(task.steps.slice(3)).toEqual(['changes', 'github']);
        expect(link).toEqual({
          title: 'Pull request',
          url: `https://github.example.com/org/platform-gitops/pull/${host.github.pulls.length}`,
        });
        const marks = Object.entries(files).map(
          ([path, text]) => `${text === null ? 'removed' : 'written'} ${path}`,
        );
        return { ...pull, files: marks.sort() };
      }
      const asked = host.gitlab.mergeRequests.at(-1)!;
      expect(task.steps.slice(3)).toEqual(['changes', 'push', 'gitlab']);
      expect(link.title).toBe('Merge request');
      expect(link.url).toMatch(/\/merge_requests\/\d+$/);
      const commit = await stand.git.ofTask(task.id, asked.source_branch);
      return {
        title: asked.title,
        body: asked.description,
        head: asked.source_branch,
        base: asked.target_branch,
        files: (commit?.files ?? [])
          .map(each =>
            each.replace(/^D /, 'removed ').replace(/^[AM] /, 'written '),
          )
          .sort(),
      };
    }

    it('New service: all its files, and nothing else, on a branch of its own', async () => {
      expect(await propose('gitops-service-chart', created)).toEqual({
        title: 'payments-api: 1.0.0 on aws-eks, azure-aks',
        body: 'Made with the software template gitops-service-chart.',
        head: 'gitops/create-payments-api',
        base: 'main',
        files: [
          'written apps/payments-api/Chart.yaml',
          'written apps/payments-api/catalog-info.yaml',
          'written apps/payments-api/templates/deployment.yaml',
          'written apps/payments-api/templates/service.yaml',
          'written apps/payments-api/values.yaml',
          'written bootstrap/argocd/services/payments-api.yaml',
          'written clusters/aws-eks/apps/payments-api.yaml',
          'written clusters/azure-aks/apps/payments-api.yaml',
        ],
      });
    });

    it('Promote: the two files that say the version', async () => {
      expect(await propose('gitops-promote', promoted)).toEqual({
        title: 'checkout-api: 1.5.0 on aws-eks, azure-aks',
        body: 'Made with the software template gitops-promote.',
        head: 'gitops/promote-checkout-api-1.5.0',
        base: 'main',
        files: [
          'written clusters/aws-eks/apps/checkout-api.yaml',
          'written clusters/azure-aks/apps/checkout-api.yaml',
        ],
      });
    });

    it('Remove: the file is removed by it', async () => {
      expect(await propose('gitops-remove', removed)).toMatchObject({
        head: 'gitops/remove-inventory-api',
        files: ['removed clusters/gcp-gke/apps/inventory-api.yaml'],
      });
    });
  },
);
