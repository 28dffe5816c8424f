import { createDeployment } from '../__testUtils__/createDeployment';
import {
  createEntity,
  RowName,
  rows,
  select,
} from '../__testUtils__/entityRows';

function selectNames(...entity: Parameters<typeof createEntity>): RowName[] {
  const ids = select(createEntity(...entity)).items.map(({ id }) => id);
  return (Object.keys(rows) as RowName[]).filter(name =>
    ids.includes(rows[name].id),
  );
}

describe('selectDeployments', () => {
  it.each<[string, Record<string, string>, RowName[], string]>([
    [
      'nothing: objects that name the entity, or carry its name as label',
      {},
      ['aws', 'gcp', 'azure'],
      'backstage.io/entity-ref',
    ],
    [
      'gitops/app-name: the app, on every engine',
      { 'gitops/app-name': 'checkout-api' },
      ['aws', 'gcp', 'azure', 'otherHub'],
      'gitops/app-name',
    ],
    [
      'gitops/app-name: several',
      { 'gitops/app-name': 'checkout-api, invoice' },
      ['aws', 'gcp', 'azure', 'otherHub', 'invoice', 'invoiceAzure'],
      'gitops/app-name',
    ],
    [
      'gitops/app-name: else the name of an object',
      { 'gitops/app-name': 'checkout-api-gcp-gke' },
      ['gcp'],
      'gitops/app-name',
    ],
    [
      'gitops/app-name: nothing of that name',
      { 'gitops/app-name': 'chekout' },
      [],
      'gitops/app-name',
    ],
    [
      'gitops/app-name before all others',
      {
        'gitops/app-name': 'invoice',
        'argocd/app-name': 'checkout-api-aws-eks',
        'backstage.io/kubernetes-cluster': 'gcp-gke',
      },
      ['invoice', 'invoiceAzure'],
      'gitops/app-name',
    ],
    [
      'argocd/app-name: one Application; what it does not speak of is found by naming',
      { 'argocd/app-name': 'checkout-api-gcp-gke' },
      ['gcp', 'azure'],
      'argocd/app-name',
    ],
    [
      'argocd/app-selector',
      { 'argocd/app-selector': 'team=pay' },
      ['aws', 'gcp', 'azure', 'otherHub', 'invoice'],
      'argocd/app-selector',
    ],
    [
      'argocd/project-name alone: the project',
      { 'argocd/project-name': 'legacy' },
      ['azure', 'otherHub'],
      'argocd/project-name',
    ],
    [
      'argocd/project-name narrows',
      { 'argocd/app-selector': 'team=pay', 'argocd/project-name': 'payments' },
      ['aws', 'gcp', 'azure', 'invoice'],
      'argocd/app-selector',
    ],
    [
      'argocd/instance-name narrows',
      { 'argocd/app-selector': 'team=pay', 'argocd/instance-name': 'second' },
      ['azure', 'otherHub'],
      'argocd/app-selector',
    ],
    [
      'argocd/instance-name: several',
      {
        'argocd/app-selector': 'team=pay',
        'argocd/instance-name': 'hub, second',
      },
      ['aws', 'gcp', 'azure', 'otherHub', 'invoice'],
      'argocd/app-selector',
    ],
    [
      'argocd/app-namespace narrows',
      { 'argocd/app-selector': 'team=pay', 'argocd/app-namespace': 'team-a' },
      ['azure', 'otherHub'],
      'argocd/app-selector',
    ],
    [
      'argocd/instance-name without a selector narrows what is found by naming',
      { 'argocd/instance-name': 'second' },
      ['azure'],
      'backstage.io/entity-ref',
    ],
    [
      'backstage.io/kubernetes-id: the label, on every engine',
      { 'backstage.io/kubernetes-id': 'invoice' },
      ['invoice', 'invoiceAzure'],
      'backstage.io/kubernetes-id',
    ],
    [
      'backstage.io/kubernetes-label-selector',
      { 'backstage.io/kubernetes-label-selector': 'team=pay,tier=api' },
      ['azure', 'invoiceAzure'],
      'backstage.io/kubernetes-label-selector',
    ],
    [
      'backstage.io/kubernetes-label-selector before the id',
      {
        'backstage.io/kubernetes-label-selector': 'tier in (api)',
        'backstage.io/kubernetes-id': 'invoice',
      },
      ['azure', 'invoiceAzure'],
      'backstage.io/kubernetes-label-selector',
    ],
    [
      'backstage.io/kubernetes-namespace narrows, by workloads',
      {
        'backstage.io/kubernetes-label-selector': 'team',
        'backstage.io/kubernetes-namespace': 'invoice-prod',
      },
      ['invoice', 'invoiceAzure'],
      'backstage.io/kubernetes-label-selector',
    ],
    [
      'backstage.io/kubernetes-namespace narrows, by Flux objects',
      {
        'backstage.io/kubernetes-label-selector': 'team',
        'backstage.io/kubernetes-namespace': 'flux-system',
      },
      ['azure', 'invoiceAzure'],
      'backstage.io/kubernetes-label-selector',
    ],
    [
      'backstage.io/kubernetes-cluster narrows, also by an alias',
      {
        'backstage.io/kubernetes-id': 'invoice',
        'backstage.io/kubernetes-cluster': 'aks',
      },
      ['invoiceAzure'],
      'backstage.io/kubernetes-id',
    ],
    [
      'backstage.io/kubernetes-cluster alone narrows what is found by naming',
      { 'backstage.io/kubernetes-cluster': 'aws-eks' },
      ['aws'],
      'backstage.io/entity-ref',
    ],
    [
      'both families: each for its own engine',
      {
        'argocd/app-name': 'checkout-api-aws-eks',
        'backstage.io/kubernetes-id': 'checkout-api',
      },
      ['aws', 'azure'],
      'argocd/app-name, backstage.io/kubernetes-id',
    ],
    [
      'a selector with a typing error selects nothing',
      { 'backstage.io/kubernetes-label-selector': 'team=pay)(' },
      [],
      'backstage.io/kubernetes-label-selector',
    ],
  ])('%s', (_rule, annotations, names, selectedBy) => {
    expect(selectNames(annotations)).toEqual(names);
    expect(select(createEntity(annotations)).selectedBy).toBe(selectedBy);
  });

  it('does not guess by the name of the app', () => {
    const deployments = [createDeployment({ app: 'lonely' })];
    expect(select(createEntity({}, 'lonely'), { deployments }).items).toEqual(
      [],
    );
  });

  it('believes an object that names another entity more than its label', () => {
    const deployments = [
      createDeployment({
        entityRef: 'component:default/other',
        labels: { 'backstage.io/kubernetes-id': 'checkout-api' },
      }),
    ];
    expect(select(createEntity(), { deployments }).items).toEqual([]);
  });

  it('tells the version from the image that gitops/version-image names', () => {
    const deployments = [
      createDeployment({
        images: ['ghcr.io/org/checkout-api:1.4.2', 'ghcr.io/org/worker:7'],
        entityRef: 'component:default/checkout-api',
      }),
    ];
    const version = (image: string) =>
      select(createEntity({ 'gitops/version-image': image }), { deployments })
        .items[0].version;
    expect(version('worker')).toEqual({ value: '7', rule: 'image-annotation' });
    expect(version('absent')).toEqual({ value: '1.4.2', rule: 'image-tag' });
  });
});
