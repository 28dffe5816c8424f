import { fillInService } from './__testUtils__/fillInService';
import { PlatformGit } from './__testUtils__/PlatformGit';
import { readTemplates } from './__testUtils__/readTemplates';
import { startFleetStand } from './__testUtils__/startFleetStand';
import { FinishedTask } from './__testUtils__/TaskClient';
import { until } from './__testUtils__/until';

jest.setTimeout(300_000);

const bothEngines = ['aws-eks', 'gcp-gke', 'azure-aks'];

describe('Every template that ships, through the scaffolder, on the embedded fleet', () => {
  let stand: Awaited<ReturnType<typeof startFleetStand>>;
  const ran = new Set<string>();
  beforeAll(async () => {
    stand = await startFleetStand();
  });
  afterAll(() => stand?.stop());

  async function run(name: string, values: object): Promise<FinishedTask> {
    const task = await stand.tasks.run(name, { ...values });
    ran.add(name);
    expect([task.error, task.status]).toEqual([undefined, 'completed']);
    return task;
  }

  it('New service: as chart and overlays, in waves and as a canary, all Healthy on both engines', async () => {
    const waves = [['aws-eks-dev'], ['aws-eks']];
    const [chart, overlays] = await Promise.all([
      run('gitops-service-chart', {
        ...fillInService('a-chart'),
        clusters: bothEngines,
      }),
      run('gitops-service-kustomize', {
        ...fillInService('an-overlay'),
        clusters: bothEngines,
      }),
      run('gitops-service-chart', {
        ...fillInService('in-waves'),
        clusters: ['aws-eks-dev', ...bothEngines],
        delivery: 'waves',
        waves,
      }),
      run('gitops-service-kustomize', {
        ...fillInService('a-canary'),
        clusters: ['aws-eks', 'azure-aks'],
        delivery: 'canary',
      }),
    ]);
    const healthy = '1.0.0 Synced Healthy';
    const everywhere = {
      'aws-eks': healthy,
      'gcp-gke': healthy,
      'azure-aks': healthy,
    };
    expect(await stand.readRows('a-chart')).toEqual(everywhere);
    expect(await stand.readRows('an-overlay')).toEqual(everywhere);
    expect(await stand.readRows('in-waves')).toEqual({
      'aws-eks-dev': healthy,
      ...everywhere,
    });
    expect(await stand.readRows('a-canary')).toEqual({
      'aws-eks': healthy,
      'azure-aks': healthy,
    });
    expect(await stand.git.ofTask(chart.id)).toEqual({
      title: 'a-chart: 1.0.0 on aws-eks, azure-aks, gcp-gke',
      author: 'mock',
      files: [
        'A apps/a-chart/Chart.yaml',
        'A apps/a-chart/catalog-info.yaml',
        'A apps/a-chart/templates/deployment.yaml',
        'A apps/a-chart/templates/service.yaml',
        'A apps/a-chart/values.yaml',
        'A bootstrap/argocd/services/a-chart.yaml',
        'A clusters/aws-eks/apps/a-chart.yaml',
        'A clusters/azure-aks/apps/a-chart.yaml',
        'A clusters/gcp-gke/apps/a-chart.yaml',
      ],
    });
    expect((await stand.git.ofTask(overlays.id))?.files).toContain(
      'A apps/an-overlay/overlays/production/kustomization.yaml',
    );
    expect(chart.steps).toEqual([
      'checkout',
      'plan',
      'validate',
      'changes',
      'push',
      'register',
      'wait',
    ]);
    expect(chart.links).toEqual([
      {
        title: 'See it on the board',
        url: '/catalog/default/component/a-chart/deployments',
      },
    ]);
    expect(chart.text).toContain('+++ b/apps/a-chart/values.yaml');
    await until('the services are in the catalog', async () => {
      const names = await stand.listEntities('component');
      return ['a-chart', 'an-overlay', 'in-waves', 'a-canary'].every(each =>
        names.includes(each),
      );
    });
  });

  it('Add a cluster: behind Argo CD it is on the board, with Flux it delivers its folder', async () => {
    const [behindArgocd, withFlux] = await Promise.all([
      run('gitops-cluster', {
        name: 'gcp-gke-dev',
        environment: 'dev',
        cloud: 'gcp',
        region: 'europe-west1',
        engine: 'argocd',
      }),
      run('gitops-cluster', {
        name: 'azure-aks-dev',
        environment: 'dev',
        cloud: 'azure',
        region: 'westeurope',
        engine: 'flux',
      }),
    ]);
    expect((await stand.git.ofTask(behindArgocd.id))?.files).toEqual([
      'A bootstrap/gcp-gke-dev/argocd-cluster.yaml',
      'A clusters/gcp-gke-dev/apps/.gitkeep',
      'A clusters/gcp-gke-dev/kustomization.yaml',
      'A clusters/gcp-gke-dev/values-gcp.yaml',
    ]);
    expect(withFlux.text).toContain('run "flux install"');
    const added = await until('gcp-gke-dev is on the board', async () =>
      (
        await stand.board.getClusters()
      ).items.find(({ name }) => name === 'gcp-gke-dev'),
    );
    expect(added.environment).toBe('dev');
    const path = 'apis/kustomize.toolkit.fluxcd.io/v1/kustomizations';
    await until('the Flux of azure-aks-dev is Ready', async () => {
      const found = await stand.listObjects('azure-aks-dev', path);
      return found.length >= 4 && found.every(each => each.isReady);
    });
  });

  it('Add to clusters, Promote, Roll back: the rows move, each by a commit of its own', async () => {
    const [, promoted] = await Promise.all([
      run('gitops-add-to-clusters', {
        service: 'an-overlay',
        clusters: ['gcp-gke-dev', 'aws-eks-dev'],
      }),
      run('gitops-promote', {
        service: 'a-chart',
        version: '1.1.0',
        toClusters: ['gcp-gke', 'azure-aks'],
      }),
    ]);
    expect(await stand.git.ofTask(promoted.id)).toMatchObject({
      files: [
        'M clusters/azure-aks/apps/a-chart.yaml',
        'M clusters/gcp-gke/apps/a-chart.yaml',
      ],
    });
    expect(await stand.readRows('an-overlay')).toMatchObject({
      'gcp-gke-dev': '1.0.0 Synced Healthy',
      'aws-eks-dev': '1.0.0 Synced Healthy',
    });
    expect(await stand.readRows('a-chart')).toEqual({
      'aws-eks': '1.0.0 Synced Healthy',
      'gcp-gke': '1.1.0 Synced Healthy',
      'azure-aks': '1.1.0 Synced Healthy',
    });
    await run('gitops-rollback', {
      service: 'a-chart',
      version: '1.0.0',
      clusters: ['gcp-gke', 'azure-aks'],
    });
    expect(await stand.readRows('a-chart')).toMatchObject({
      'gcp-gke': '1.0.0 Synced Healthy',
      'azure-aks': '1.0.0 Synced Healthy',
    });
  });

  it('Secret, Image automation, Alerts: what they write is applied, and new images move the row', async () => {
    await Promise.all([
      run('gitops-secret', {
        name: 'database',
        service: 'a-chart',
        namespace: 'payments',
        clusters: bothEngines,
        vault: 'https://vault.example.com',
        keys: [
          { secretKey: 'password', path: 'a/database', property: 'password' },
        ],
      }),
      run('gitops-image-automation', {
        service: 'a-chart',
        clusters: bothEngines,
        range: '1.x',
      }),
      run('gitops-alerts', { clusters: ['azure-aks'] }),
    ]);
    const secrets = 'apis/external-secrets.io/v1/externalsecrets';
    await until('the secret is Ready on both engines', async () => {
      const [behindArgocd, withFlux] = await Promise.all([
        stand.listObjects('aws-eks', secrets),
        stand.listObjects('azure-aks', secrets),
      ]);
      return [behindArgocd, withFlux].every(objects =>
        objects.some(each => each.metadata.name === 'database' && each.isReady),
      );
    });
    // The cluster had a store of this name, elsewhere: it is not written twice.
    await expect(
      stand.git.read('clusters/azure-aks/secrets/store-vault-backend.yaml'),
    ).rejects.toThrow();
    await until('what needs controllers of its own is Healthy', async () => {
      const rows = await Promise.all(
        ['alerts', 'secrets', 'image-automation'].map(stand.readRows),
      );
      const states = [
        ...rows.map(each => each['azure-aks']),
        rows[0]['in-cluster'],
      ];
      return states.every(each => each?.endsWith('Synced Healthy'));
    });
    await stand.fleet.control({
      op: 'publish',
      service: 'a-chart',
      version: '1.2.0',
    });
    await until(
      'the bot moved a-chart',
      async () =>
        (await stand.readRows('a-chart'))['azure-aks'] ===
        '1.2.0 Synced Healthy',
    );
  });

  it('Remove: from one cluster, and for good, with everything that followed it', async () => {
    const fromOne = await run('gitops-remove', {
      service: 'an-overlay',
      clusters: ['gcp-gke'],
      understood: true,
    });
    expect(fromOne.steps.at(-1)).toBe('refresh');
    const forGood = await run('gitops-remove', {
      service: 'a-chart',
      from: 'everywhere',
      understood: true,
    });
    expect(forGood.steps.at(-1)).toBe('unregister');
    expect(forGood.text).not.toContain('Its entity in the catalog stays');
    expect((await stand.git.ofTask(forGood.id))?.files).toEqual(
      expect.arrayContaining([
        'D apps/a-chart/values.yaml',
        'D bootstrap/argocd/image-updater.yaml',
        'D bootstrap/argocd/services/a-chart.yaml',
        'D bootstrap/image-updater/a-chart.yaml',
        'D clusters/azure-aks/apps/a-chart.yaml',
        'D clusters/azure-aks/image-automation/a-chart.yaml',
      ]),
    );
    await until('the removed rows are gone', async () => {
      const rows = await stand.readRows('an-overlay');
      const gone = await stand.readRows('a-chart');
      return !('gcp-gke' in rows) && Object.keys(gone).length === 0;
    });
    await until(
      'its entity is out of the catalog, the others are not',
      async () => {
        const names = await stand.listEntities('component');
        return !names.includes('a-chart') && names.includes('an-overlay');
      },
    );
  });

  it('Platform repository: a whole one in an empty repository', async () => {
    const repoUrl = `${stand.fleet.url}/git/org/second-platform.git`;
    const cluster = { environment: 'production', region: 'europe-west1' };
    const task = await run('gitops-platform-repository', {
      repoUrl,
      clusters: [
        { ...cluster, name: 'one', cloud: 'aws', engine: 'argocd' },
        { ...cluster, name: 'two', cloud: 'gcp', engine: 'flux' },
      ],
    });
    const second = await PlatformGit.clone(repoUrl);
    const commit = await second.ofTask(task.id);
    expect(commit?.files).toEqual(
      expect.arrayContaining([
        'A README.md',
        'A bootstrap/root.yaml',
        'A bootstrap/one/argocd-cluster.yaml',
        'A bootstrap/two/flux-system.yaml',
        'A clusters/one/apps/.gitkeep',
        'A environments/staging/values.yaml',
      ]),
    );
    expect(await second.read('bootstrap/root.yaml')).toContain(repoUrl);
    second.remove();
  });

  it('left none out', () => {
    expect([...ran].sort()).toEqual([...readTemplates().keys()].sort());
  });
});
