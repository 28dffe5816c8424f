import { applyPlan } from '../__testUtils__/applyPlan';
import { platformInput } from '../__testUtils__/platformInput';
import { validateRepository } from './validateRepository';

const service = {
  name: 'payments-api',
  image: 'ghcr.io/org/payments-api',
  version: '1.0.0',
  namespace: 'payments',
  description: 'Takes payments',
  owner: 'group:default/payments',
  catalogInfo: true,
  clusters: ['aws-eks-dev', 'aws-eks', 'azure-aks'],
  waves: [['aws-eks-dev']],
};

describe('validateRepository', () => {
  let files: Map<string, string>;
  beforeAll(async () => {
    files = await applyPlan(new Map(), [
      ['gitops:repo:init', platformInput],
      ['gitops:service:create', service],
      [
        'gitops:service:create',
        {
          ...service,
          name: 'orders',
          packaging: 'kustomize',
          waves: undefined,
        },
      ],
    ]);
  });

  it('finds nothing in what the actions write', async () => {
    expect(await validateRepository(files, files)).toEqual([]);
  });

  it('leaves to kustomize what it adds, and says what it cannot mend', async () => {
    const path = 'apps/orders/base/deployment.yaml';
    const text = files.get(path) ?? '';
    const without = text.replace(
      / {2}selector:\n {4}matchLabels:\n( {6}.*\n)+/,
      '',
    );
    expect(without).not.toBe(text);
    const base = 'apps/orders/base/kustomization.yaml';
    const labelled = `${files.get(
      base,
    )}labels:\n  - { pairs: { app: orders }, includeSelectors: true }\n`;
    const findings = (now: string) =>
      validateRepository(
        new Map([...files, [path, now], [base, labelled]]),
        files,
      );
    expect(await findings(without)).toEqual([]);
    expect(
      await findings(without.replace(/replicas: \d+/, 'replicas: many')),
    ).toMatchObject([{ severity: 'error', rule: 'schema', path }]);
  });

  const set = 'bootstrap/argocd/services/payments-api.yaml';
  const registration = 'bootstrap/aws-eks/argocd-cluster.yaml';
  const onDev = 'clusters/aws-eks-dev/apps/payments-api.yaml';
  const onFlux = 'clusters/azure-aks/apps/payments-api.yaml';

  it.each<[string, string, (text: string) => string | undefined, string[]]>([
    [
      'a wave that no step takes',
      set,
      text =>
        text.replace(
          / {8}- matchExpressions:\n {12}- key: wave\n {14}operator: NotIn\n {14}values:\n {16}- '1'\n/,
          '',
        ),
      ['error wave-never-synced', 'error wave-never-synced'],
    ],
    [
      'a cluster without a wave',
      onDev,
      text => text.replace(/wave: .*\n/, ''),
      ['error wave-missing'],
    ],
    [
      'waves together with an automated block',
      set,
      text =>
        text.replace(
          '      syncPolicy:\n',
          '      syncPolicy:\n        automated: { prune: true }\n',
        ),
      ['warning waves-with-automated'],
    ],
    [
      'a registration that could be pruned',
      registration,
      text => text.replace('Prune=false,', '').replace('Orphan', 'Owner'),
      ['error registration-can-be-lost', 'error registration-can-be-lost'],
    ],
    [
      'a schema',
      onFlux,
      text => text.replace('interval: 10m', 'interval: [10m]'),
      ['error schema'],
    ],
    [
      'parameters among the objects of Flux',
      'clusters/azure-aks/apps/x.yaml',
      () => 'values: {}\n',
      ['error schema'],
    ],
    [
      'broken YAML',
      onDev,
      text => `${text}  : [`,
      ['error schema', 'error wave-missing'],
    ],
    [
      'a file that is not there',
      'clusters/aws-eks/kustomization.yaml',
      text => `${text}  - namespaces/gone.yaml\n`,
      ['error missing-file'],
    ],
    [
      'a folder that is not there',
      onFlux,
      text => text.replace('chart: ./apps/payments-api', 'chart: ./apps/gone'),
      ['error missing-folder'],
    ],
    [
      'parameters that nothing reads',
      'clusters/aws-eks/apps/nobody.yaml',
      () => 'values: {}\n',
      ['error missing-set'],
    ],
    [
      'an overlay that is missing',
      'apps/orders/overlays/dev/kustomization.yaml',
      () => undefined,
      ['error missing-folder'],
    ],
    [
      'a chart that changed without a new version',
      'apps/payments-api/values.yaml',
      text => text.replace('8080', '8081'),
      ['warning chart-without-new-version'],
    ],
    [
      'a secret in plain text',
      'clusters/aws-eks/x.yaml',
      () => 'kind: Secret\nstringData:\n  password: hunter22\n',
      ['warning plaintext-secret', 'warning plaintext-secret'],
    ],
    [
      'a token in values',
      'environments/dev/values.yaml',
      () => `env:\n  A: ghp_${'a'.repeat(36)}\n`,
      ['warning plaintext-secret'],
    ],
    [
      'a cluster without the service it should have',
      'clusters/aws-eks/apps/orders.yaml',
      () => undefined,
      ['warning cluster-without-service'],
    ],
    [
      'a name that is too long',
      `clusters/aws-eks-staging/apps/${'x'.repeat(60)}.yaml`,
      () => 'values: {}\n',
      ['error missing-set', 'warning long-name'],
    ],
  ])('finds %s', async (_, path, change, expected) => {
    const changed = new Map(files);
    const text = change(files.get(path) ?? '');
    expect(text).not.toBe(files.get(path));
    if (text === undefined) changed.delete(path);
    else changed.set(path, text);
    const findings = await validateRepository(changed, files);
    expect(
      findings.map(({ severity, rule }) => `${severity} ${rule}`).sort(),
    ).toEqual(expected);
    for (const { line, message } of findings) {
      expect(line).toBeGreaterThan(0);
      expect(message).toMatch(/^[A-Z'a-z].*[.]$|^.+: .+/s);
    }
  });

  it('names file and line', async () => {
    const changed = new Map(files).set(
      onFlux,
      (files.get(onFlux) ?? '').replace('retries: 3', 'retries: many'),
    );
    const [finding] = await validateRepository(changed);
    const line = (changed.get(onFlux) ?? '')
      .split('\n')
      .findIndex(each => each.includes('retries: many'));
    expect(finding).toMatchObject({
      path: onFlux,
      line: line + 1,
      rule: 'schema',
    });
  });
});
