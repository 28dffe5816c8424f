import { planLayout } from '.';
import { applyPlan } from './__testUtils__/applyPlan';
import { diffFiles } from './__testUtils__/diffFiles';
import { platformInput } from './__testUtils__/platformInput';

const everywhere = ['aws-eks-dev', 'aws-eks-staging', 'aws-eks', 'azure-aks'];
const chart = {
  name: 'payments-api',
  image: 'ghcr.io/org/payments-api',
  version: '1.0.0',
  namespace: 'payments',
  clusters: everywhere,
};
const overlays = {
  ...chart,
  name: 'orders-api',
  image: 'registry.example.com:5000/org/orders-api',
  packaging: 'kustomize',
};

describe('Moving services that are there', () => {
  let files: Map<string, string>;
  beforeAll(async () => {
    files = await applyPlan(new Map(), [
      ['gitops:repo:init', platformInput],
      ['gitops:service:create', chart],
      ['gitops:service:create', overlays],
    ]);
  });
  const plan = (action: string, input: object, on = files) =>
    planLayout(action, input, on);

  it.each(['payments-api', 'orders-api'])(
    'promotes %s by one changed line in each file, and keeps comments and style',
    async service => {
      const file = `clusters/azure-aks/apps/${service}.yaml`;
      const styled = (files.get(file) ?? '')
        .replace(
          /(\n +)(tag|newTag): 1\.0\.0/,
          '$1# the reason\n$1$2:   1.0.0   # now'.replace('\n$1', '$1'),
        )
        .replace(/\n/g, '\r\n');
      const before = new Map(files).set(file, styled);
      const { changes, facts } = await plan(
        'gitops:service:promote',
        {
          service,
          version: '1.10',
          to: { environments: ['production'], clusters: ['aws-eks-dev'] },
        },
        before,
      );
      expect(changes.map(({ path }) => path)).toEqual([
        `clusters/aws-eks-dev/apps/${service}.yaml`,
        `clusters/aws-eks/apps/${service}.yaml`,
        file,
      ]);
      for (const { before: old = '', after = '' } of changes) {
        const lines = old.split('\n');
        const changed = after
          .split('\n')
          .filter((line, index) => line !== lines[index]);
        expect(changed).toHaveLength(1);
        expect(changed[0]).toContain('1.10');
      }
      expect(changes[2].after).toMatch(/ag: {3}'1\.10' {3}# now\r\n/);
      expect(facts.moves).toContainEqual({
        cluster: 'aws-eks',
        from: '1.0.0',
        to: '1.10',
      });
    },
  );

  it('promotes what an environment runs, and other values when asked', async () => {
    const staging = 'clusters/aws-eks-staging/apps/payments-api.yaml';
    const before = new Map(files).set(
      staging,
      `${files.get(staging)}  env:\n    LIMIT: "5"\n`.replace('1.0.0', '1.1.0'),
    );
    const { changes, title } = await plan(
      'gitops:service:promote',
      {
        service: 'payments-api',
        from: { environments: ['staging'] },
        to: { clusters: ['aws-eks', 'azure-aks'] },
        values: ['env.LIMIT'],
      },
      before,
    );
    expect(title).toBe('payments-api: 1.1.0 on aws-eks, azure-aks');
    expect(changes.map(({ after }) => after)).toEqual([
      expect.stringMatching(/tag: 1\.1\.0\n {2}env:\n {4}LIMIT: '5'\n/),
      expect.stringMatching(/tag: 1\.1\.0\n {4}env:\n {6}LIMIT: '5'\n/),
    ]);
  });

  it('rolls back', async () => {
    const { changes, title } = await plan('gitops:service:rollback', {
      service: 'orders-api',
      version: '0.9.0',
      environments: ['dev'],
    });
    expect(title).toBe('orders-api: back to 0.9.0 on aws-eks-dev');
    expect(changes[0].after).toContain(
      'registry.example.com:5000/org/orders-api:0.9.0',
    );
  });

  it('adds a cluster of the engine the service never had, and takes it off again', async () => {
    const onFlux = await applyPlan(files, [
      [
        'gitops:service:create',
        { ...overlays, name: 'stock', clusters: ['azure-aks'] },
      ],
    ]);
    expect(onFlux.has('bootstrap/argocd/services/stock.yaml')).toBe(false);
    const onBoth = await applyPlan(onFlux, [
      [
        'gitops:service:add-cluster',
        { service: 'stock', clusters: ['aws-eks-dev'] },
      ],
    ]);
    expect(diffFiles(onFlux, onBoth).map(({ path }) => path)).toEqual([
      'apps/stock/overlays/dev/kustomization.yaml',
      'bootstrap/argocd/services/stock.yaml',
      'clusters/aws-eks-dev/apps/stock.yaml',
    ]);
    const gone = await applyPlan(onBoth, [
      [
        'gitops:service:remove',
        { service: 'stock', clusters: ['aws-eks-dev'] },
      ],
      ['gitops:service:remove', { service: 'stock' }],
    ]);
    expect(diffFiles(files, gone)).toEqual([]);
  });

  it('keeps the folder that Flux reads when the last service leaves it', async () => {
    const { changes } = await plan('gitops:service:remove', {
      service: 'payments-api',
    });
    expect(changes.some(({ path }) => path.endsWith('.gitkeep'))).toBe(false);
    const empty = await applyPlan(
      new Map([...files].filter(([path]) => !path.endsWith('.gitkeep'))),
      [
        ['gitops:service:remove', { service: 'payments-api' }],
        ['gitops:service:remove', { service: 'orders-api' }],
      ],
    );
    expect(empty.has('clusters/azure-aks/apps/.gitkeep')).toBe(true);
  });

  it('says with which commands a namespace goes, where nothing else of the repository is in it', async () => {
    const shared = await plan('gitops:service:remove', {
      service: 'orders-api',
    });
    expect(shared.facts.isGone).toBe(true);
    expect(shared.warnings.join()).not.toContain('namespace');
    const without = await applyPlan(files, [
      [
        'gitops:service:remove',
        { service: 'orders-api', clusters: ['aws-eks', 'azure-aks'] },
      ],
    ]);
    const { facts, warnings } = await plan(
      'gitops:service:remove',
      { service: 'payments-api', clusters: ['aws-eks', 'aws-eks-dev'] },
      without,
    );
    expect(facts.isGone).toBe(false);
    expect(warnings).toContainEqual(
      'The namespace payments stays on aws-eks, though nothing else of this repository is in it. These commands in a checkout, committed and pushed, delete it with whatever is still in it: `for cluster in aws-eks; do (cd clusters/$cluster && git rm namespaces/payments.yaml && kustomize edit remove resource namespaces/payments.yaml); done`',
    );
    for (const line of [
      'namespace: "payments" # of the shop',
      '  targetNamespace: payments',
      "  - namespace: 'payments'",
    ]) {
      const named = new Map(without).set(
        'clusters/aws-eks/config.yaml',
        `kind: ConfigMap\n${line}\n`,
      );
      const kept = await plan(
        'gitops:service:remove',
        { service: 'payments-api', clusters: ['aws-eks'] },
        named,
      );
      expect(kept.warnings.join()).not.toContain('namespace');
    }
    const withSecret = await applyPlan(without, [
      [
        'gitops:secret:create',
        {
          name: 'database',
          namespace: 'payments',
          clusters: ['azure-aks'],
          keys: [{ secretKey: 'password', path: 'a/b', property: 'c' }],
          store: { server: 'https://vault.example.com' },
        },
      ],
    ]);
    const onFlux = await plan(
      'gitops:service:remove',
      { service: 'payments-api', clusters: ['azure-aks'] },
      withSecret,
    );
    expect(onFlux.warnings.join()).not.toContain('namespace');
  });

  it.each<[string, string, object, RegExp]>([
    [
      'a name that is taken',
      'gitops:service:create',
      { ...chart, port: 1 },
      /'payments-api' is taken/,
    ],
    [
      'an unknown cluster',
      'gitops:service:add-cluster',
      { service: 'payments-api', clusters: ['mars'] },
      /no cluster 'mars'/,
    ],
    [
      'a service that is not there',
      'gitops:service:promote',
      { service: 'nope', version: '1', to: { clusters: ['aws-eks'] } },
      /nope is not on aws-eks|no service 'nope'/,
    ],
    [
      'removing what is not there',
      'gitops:service:remove',
      { service: 'nope' },
      /no service 'nope'.*orders-api, payments-api/,
    ],
    [
      'another engine',
      'gitops:service:create',
      { ...chart, name: 'x', engine: 'flux' },
      /aws-eks is delivered by argocd, not by flux|delivered by argocd/,
    ],
    [
      'waves over Flux',
      'gitops:service:create',
      { ...chart, name: 'x', waves: [['azure-aks']] },
      /Flux, which knows no waves/,
    ],
    [
      'a name of the platform',
      'gitops:service:create',
      { ...chart, name: 'apps' },
      /cannot be called 'apps'/,
    ],
    [
      'a cluster that is another one',
      'gitops:cluster:add',
      { ...platformInput.clusters[0], region: 'moon' },
      /'aws-eks-dev' is taken.*region is us-east-1/,
    ],
    [
      'a mixed environment',
      'gitops:service:promote',
      { service: 'payments-api', to: { environments: ['mars'] }, version: '1' },
      /No cluster belongs to the environment 'mars'/,
    ],
    [
      'image automation of overlays behind Argo CD',
      'gitops:image-automation:create',
      { service: 'orders-api', clusters: ['aws-eks'], range: '1.x' },
      /charts only/,
    ],
    [
      'a secret without a store',
      'gitops:secret:create',
      {
        name: 's',
        namespace: 'payments',
        clusters: ['aws-eks'],
        keys: [{ secretKey: 'a', path: 'b', property: 'c' }],
      },
      /no store 'vault-backend'/,
    ],
  ])('refuses %s', async (_, action, input, sentence) => {
    const refused = plan(action, input);
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.toMatchObject({ name: 'InputError' });
  });

  it('refuses two Applications of one name', async () => {
    const clashing = await applyPlan(files, [
      ['gitops:cluster:add', { ...platformInput.clusters[0], name: 'eks' }],
      [
        'gitops:service:create',
        { ...chart, name: 'stock', clusters: ['aws-eks'] },
      ],
    ]);
    await expect(
      plan(
        'gitops:service:create',
        { ...chart, name: 'stock-aws', clusters: ['eks'] },
        clashing,
      ),
    ).rejects.toThrow(/'stock-aws-eks' is taken by stock on aws-eks/);
  });
});
