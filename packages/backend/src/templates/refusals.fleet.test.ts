import { fillInService } from './__testUtils__/fillInService';
import { startFleetStand } from './__testUtils__/startFleetStand';

jest.setTimeout(180_000);

const service = (name: string) => ({
  ...fillInService(name),
  wait: false,
});
const keys = [{ secretKey: 'password', path: 'a/b', property: 'password' }];
const inDev = { environment: 'dev', cloud: 'aws', region: 'us-east-1' };

/** What was asked for, of which template, with which values, and what the task says of it. */
const refused: [string, string, object, RegExp][] = [
  [
    'a name that is taken',
    'gitops-service-chart',
    { ...service('checkout-api'), clusters: ['aws-eks'] },
    /'checkout-api' is taken.*[Cc]hoose another name/,
  ],
  [
    'a cluster nobody knows',
    'gitops-service-kustomize',
    { ...service('payments-api'), clusters: ['nowhere'] },
    /knows no cluster 'nowhere'\. It has .*aws-eks.*gitops:cluster:add/,
  ],
  [
    'waves on a cluster with Flux',
    'gitops-service-chart',
    {
      ...service('payments-api'),
      clusters: ['aws-eks', 'azure-aks'],
      delivery: 'waves',
      waves: [['azure-aks']],
    },
    /'azure-aks' is delivered by Flux, which knows no waves/,
  ],
  [
    'a namespace of the platform',
    'gitops-service-chart',
    {
      ...service('payments-api'),
      clusters: ['aws-eks'],
      namespace: 'flux-system',
    },
    /namespace.*belongs to the platform/,
  ],
  [
    'a promotion of what is not there',
    'gitops-promote',
    { service: 'nothing-api', version: '1.0.0', toClusters: ['aws-eks'] },
    /no service 'nothing-api' on any cluster\. It has checkout-api/,
  ],
  [
    'a promotion to where it does not run',
    'gitops-promote',
    { service: 'storefront', version: '3.2.0', toClusters: ['azure-aks'] },
    /storefront is not on azure-aks.*gitops:service:add-cluster/,
  ],
  [
    'a version that never ran',
    'gitops-rollback',
    { service: 'checkout-api', version: '0.0.1', clusters: ['aws-eks'] },
    /never ran 0\.0\.1 on aws-eks: on aws-eks ran .*1\.4\.2.*allowNeverRan/,
  ],
  [
    'more clusters without saying which of several versions',
    'gitops-add-to-clusters',
    { service: 'storefront', clusters: ['aws-eks'], version: '9.9.9' },
    /aws-eks has storefront already, in version .*gitops:service:promote/,
  ],
  [
    'a removal from a cluster nobody knows',
    'gitops-remove',
    {
      service: 'checkout-api',
      from: 'clusters',
      clusters: ['nowhere'],
      understood: true,
    },
    /knows no cluster 'nowhere'/,
  ],
  [
    'a removal from no cluster',
    'gitops-remove',
    { service: 'checkout-api', understood: true },
    /gitops:service:remove, .*clusters .*minimum length of 1/,
  ],
  [
    'a cluster of a name that is taken',
    'gitops-cluster',
    { ...inDev, name: 'aws-eks', engine: 'argocd' },
    /'aws-eks' is taken by a cluster whose environment is production/,
  ],
  [
    'a secret where no store is',
    'gitops-secret',
    {
      name: 'database',
      service: 'checkout-api',
      namespace: 'payments',
      clusters: ['aws-eks'],
      keys,
    },
    /aws-eks has no store 'vault-backend'.*address of Vault/,
  ],
  [
    'Image Updater for overlays',
    'gitops-image-automation',
    { service: 'inventory-api', clusters: ['aws-eks'], range: '1.x' },
    /inventory-api has overlays\..*choose clusters with Flux/,
  ],
  [
    'alerts of Flux on a cluster behind Argo CD',
    'gitops-alerts',
    { argocd: false, clusters: ['aws-eks'] },
    /aws-eks is delivered by Argo CD.*leave this cluster out/,
  ],
  [
    'a platform in a repository that has one',
    'gitops-platform-repository',
    {
      repoUrl: 'FLEET',
      clusters: [{ ...inDev, name: 'one', engine: 'argocd' }],
    },
    /a platform in this repository already, with .*aws-eks.*gitops:cluster:add/,
  ],
  [
    'a repository on a host that is not configured',
    'gitops-platform-repository',
    {
      repoUrl: 'http://169.254.169.254/org/x.git',
      clusters: [{ ...inDev, name: 'one', engine: 'argocd' }],
    },
    /may not speak to 169\.254\.169\.254.*backend\.reading\.allow/,
  ],
];

describe('What a template refuses', () => {
  let stand: Awaited<ReturnType<typeof startFleetStand>>;
  beforeAll(async () => {
    stand = await startFleetStand();
  });
  afterAll(() => stand?.stop());

  it.each(refused)(
    '%s: the task fails with what to change, and Git is as it was',
    async (_, name, values, sentence) => {
      const before = await stand.git.head();
      const own = 'repoUrl' in values && values.repoUrl === 'FLEET';
      const task = await stand.tasks.run(name, {
        ...values,
        ...(own && { repoUrl: stand.fleet.repositoryUrl }),
      });
      expect([task.status, task.error]).toEqual([
        'failed',
        expect.stringMatching(sentence),
      ]);
      expect(task.steps).not.toContain('push');
      expect(await stand.git.head()).toBe(before);
    },
  );

  it('a version that never ran: its preview says so before the task does', async () => {
    const input = {
      service: 'checkout-api',
      version: '0.0.1',
      clusters: ['aws-eks'],
    };
    const action = 'gitops:service:rollback';
    const refusal = await stand.tasks.preview(action, input);
    expect(refusal.status).toBe(400);
    expect(refusal.body).toMatchObject({
      error: {
        message: expect.stringMatching(
          /never ran 0\.0\.1 on aws-eks: on aws-eks ran .*1\.4\.2/,
        ),
      },
    });
    const allowed = { ...input, allowNeverRan: true };
    expect(await stand.tasks.preview(action, allowed)).toMatchObject({
      status: 200,
      body: { changes: [{ path: 'clusters/aws-eks/apps/checkout-api.yaml' }] },
    });
  });

  it('of a dry run is nothing written: its log has the difference', async () => {
    const before = await stand.git.head();
    const { lines, files } = await stand.tasks.tryOut('gitops-promote', {
      service: 'checkout-api',
      version: '1.5.0',
      toClusters: ['aws-eks', 'azure-aks'],
    });
    const log = lines.join('\n');
    expect(log).toMatch(/-\s+tag: 1\.4\.2\n\+\s+tag: 1\.5\.0\n/);
    expect(log).toContain('+++ b/clusters/azure-aks/apps/checkout-api.yaml');
    expect(log).toContain('Would push this to main');
    expect(log).toContain('Would wait for checkout-api to be Healthy at 1.5.0');
    expect(files).toContain('platform/clusters/aws-eks/apps/checkout-api.yaml');
    expect(await stand.git.head()).toBe(before);
  });

  it.each([
    [
      'gitops-remove',
      { service: 'checkout-api', from: 'everywhere', understood: false },
    ],
    [
      'gitops-remove',
      {
        service: 'checkout-api',
        from: 'everywhere',
        clusters: ['aws-eks'],
        understood: true,
      },
    ],
    ['gitops-promote', { service: 'checkout-api', version: '1.5.0' }],
    [
      'gitops-promote',
      {
        service: 'checkout-api',
        version: '1.5.0',
        toClusters: ['aws-eks'],
        publish: 'fax',
      },
    ],
    ['gitops-cluster', { ...inDev, name: '../up', engine: 'argocd' }],
    ['gitops-service-chart', { ...service('x'), clusters: [] }],
  ])('%s is not even started with %j', async (name, values) => {
    const { status, body } = await stand.tasks.start(name, { ...values });
    expect(status).toBe(400);
    expect(body).toEqual({
      errors: expect.arrayContaining([
        expect.objectContaining({ stack: expect.any(String) }),
      ]),
    });
  });
});
