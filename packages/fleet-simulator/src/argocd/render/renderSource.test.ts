import { PlatformRepository } from '../../git/PlatformRepository';
import { seedHistory } from '../../seed/seedHistory';
import { renderSource } from './renderSource';

const url = 'http://127.0.0.1:1/git/org/platform-gitops.git';

function createRepository(
  changes: Record<string, string> = {},
): PlatformRepository {
  const files: Record<string, string | null> = Object.assign(
    {},
    ...seedHistory(url, new Date()).map(commit => commit.files),
    changes,
  );
  return {
    url,
    read: (_: string, path: string) => files[path] ?? undefined,
    list: (_: string, folder: string) =>
      Object.keys(files)
        .filter(
          path => !folder || path.startsWith(`${folder.replace(/\/$/, '')}/`),
        )
        .sort(),
  } as PlatformRepository;
}

const chart = {
  repoURL: url,
  path: 'apps/checkout-api',
  targetRevision: 'main',
  helm: {
    valueFiles: [
      'values-production.yaml',
      '/environments/production/values.yaml',
    ],
    valuesObject: { image: { tag: '9.9.9' } },
  },
};
const overlay = {
  repoURL: url,
  path: 'apps/inventory-api/overlays/production',
  kustomize: { images: ['ghcr.io/org/inventory-api:2.2.2'] },
};

function render(
  source: Parameters<typeof renderSource>[2]['source'],
  changes?: Record<string, string>,
) {
  return renderSource(createRepository(changes), 'head', {
    source,
    name: 'app',
    namespace: 'ns',
  });
}

describe('renderSource', () => {
  it('reads kinds, names, images and replicas of a chart', () => {
    expect(render(chart)).toMatchObject({
      sourceType: 'Helm',
      images: ['ghcr.io/org/checkout-api:9.9.9'],
      replicas: 3,
      resources: [
        { group: '', kind: 'Service', namespace: 'ns', name: 'app' },
        { group: 'apps', kind: 'Deployment', namespace: 'ns', name: 'app' },
      ],
    });
  });

  it('reads an overlay with its base and images', () => {
    expect(render(overlay)).toMatchObject({
      sourceType: 'Kustomize',
      images: ['ghcr.io/org/inventory-api:2.2.2'],
      resources: [
        { kind: 'Service', name: 'inventory-api' },
        { kind: 'Deployment', name: 'inventory-api' },
      ],
    });
  });

  it('reads a directory as its include says', () => {
    const { resources } = render({
      repoURL: url,
      path: 'bootstrap',
      directory: { recurse: true, include: '{*/argocd-cluster.yaml,hub/*}' },
    });
    expect(resources.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'ClusterSecretStore vault-backend',
      'ExternalSecret cluster-aws-eks',
      'ExternalSecret cluster-aws-eks-dev',
      'ExternalSecret cluster-aws-eks-staging',
      'ExternalSecret cluster-gcp-gke',
    ]);
  });

  it.each([
    [
      'a value of its environment',
      'environments/production/values.yaml',
      'env: { LOG_LEVEL: warn }',
      true,
    ],
    [
      'its template',
      'apps/checkout-api/templates/service.yaml',
      'kind: Service',
      true,
    ],
    [
      'a comment in its values',
      'apps/checkout-api/values-production.yaml',
      '# three\nreplicas: 3\n',
      false,
    ],
    [
      'a value of another environment',
      'environments/staging/values.yaml',
      'env: {}',
      false,
    ],
    ['another service', 'apps/user-service/values.yaml', 'replicas: 9', false],
  ])('%s: something else to deploy, or not', (_, path, text, differs) => {
    const before = render(chart).digest;
    expect(render(chart, { [path]: text }).digest !== before).toBe(differs);
  });

  it.each([
    [{ ...chart, path: 'apps/nope' }, 'apps/nope: app path does not exist'],
    [
      { ...chart, targetRevision: 'v9' },
      "unable to resolve 'v9' to a commit SHA",
    ],
    [
      { ...chart, repoURL: 'https://example.com/x.git' },
      'repository not found',
    ],
    [{ ...chart, helm: {} }, 'image.tag is missing'],
    [
      { ...chart, helm: { valueFiles: ['nope.yaml'] } },
      'nope.yaml: no such file',
    ],
  ])('says why it cannot (%#)', (source, message) => {
    expect(() => render(source)).toThrow(message);
  });
});
