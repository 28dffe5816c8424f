import { planLayout } from '.';
import { applyPlan } from './__testUtils__/applyPlan';
import { platformInput } from './__testUtils__/platformInput';

const service = (name: string) => ({
  name,
  image: `ghcr.io/org/${name}`,
  version: '1.0.0',
  namespace: 'payments',
  clusters: ['aws-eks', 'azure-aks'],
});

describe('What services share', () => {
  let files: Map<string, string>;
  beforeAll(async () => {
    files = await applyPlan(new Map(), [
      ['gitops:repo:init', platformInput],
      ['gitops:service:create', service('payments-api')],
      ['gitops:service:create', service('orders-api')],
    ]);
  });

  it('the Application of Image Updater goes with the last service that it follows', async () => {
    const follow = (name: string): [string, object] => [
      'gitops:image-automation:create',
      { service: name, clusters: ['aws-eks'], range: '1.x' },
    ];
    const both = await applyPlan(files, [
      follow('payments-api'),
      follow('orders-api'),
    ]);
    const one = await applyPlan(both, [
      ['gitops:service:remove', { service: 'payments-api' }],
    ]);
    expect(one.has('bootstrap/argocd/image-updater.yaml')).toBe(true);
    const none = await applyPlan(one, [
      ['gitops:service:remove', { service: 'orders-api' }],
    ]);
    expect([...none.keys()].filter(path => /image-updater/.test(path))).toEqual(
      [],
    );
    // Without it the ImageUpdater would stay behind its Application, and go on writing.
    expect(both.get('bootstrap/argocd/image-updater.yaml')).toContain(
      '- resources-finalizer.argocd.argoproj.io',
    );
  });

  const secret = {
    name: 'database',
    namespace: 'payments',
    clusters: ['azure-aks'],
    keys: [{ secretKey: 'password', path: 'a/b', property: 'password' }],
    store: { server: 'https://vault.example.com' },
  };
  const store = (name: string) =>
    `apiVersion: external-secrets.io/v1\nkind: ClusterSecretStore\nmetadata: { name: ${name} }\n`;

  it.each([
    ['of the cluster', 'clusters/azure-aks/secret-store/vault.yaml'],
    ['of every cluster', 'infrastructure/security/vault.yaml'],
  ])('a store %s is not written a second time', async (_, path) => {
    const written = async (name: string) => {
      const { changes } = await planLayout(
        'gitops:secret:create',
        secret,
        new Map(files).set(path, store(name)),
      );
      return changes
        .map(change => change.path)
        .filter(each => /\/store-/.test(each));
    };
    expect(await written('vault-backend')).toEqual([]);
    expect(await written('another')).toEqual([
      'clusters/azure-aks/secrets/store-vault-backend.yaml',
    ]);
  });

  it('a repository is of one platform: the same again changes nothing, another is refused', async () => {
    expect(
      (await planLayout('gitops:repo:init', platformInput, files)).changes,
    ).toEqual([]);
    const other = {
      ...platformInput,
      clusters: [{ ...platformInput.clusters[0], name: 'elsewhere' }],
    };
    await expect(planLayout('gitops:repo:init', other, files)).rejects.toThrow(
      /There is a platform in this repository already, with .*aws-eks, .*gitops:cluster:add/,
    );
  });
});
