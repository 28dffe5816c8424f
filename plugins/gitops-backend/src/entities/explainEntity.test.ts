import { Entity } from '@backstage/catalog-model';
import { createEntity, rows } from '../__testUtils__/entityRows';
import { explainEntity, ExplanationOptions } from './explainEntity';
import { selectDeployments } from './selectDeployments';

const hub = { type: 'argocd', name: 'hub' };
const since = '2026-11-23T01:00:00Z';
const options: ExplanationOptions = {
  deployments: Object.values(rows),
  expected: [
    { entityRef: 'component:default/checkout-api', clusters: ['on-prem'] },
  ],
  unread: [],
  knownClusters: new Set(),
  resolve: name => ({
    name: name === 'aks' ? 'azure-aks' : name,
    labels: {},
    environment: name === 'aks' ? 'production' : 'dev',
  }),
  engines: [
    { state: { engine: hub, state: 'Live', since }, readAt: since },
    {
      state: {
        engine: { type: 'argocd', name: 'second' },
        state: 'Stale',
        since,
        error: { code: 'TimedOut', message: 'slow' },
        nextTryAt: '2026-11-23T01:00:15Z',
      },
    },
  ],
};
const explain = (entity: Entity, different: Partial<ExplanationOptions> = {}) =>
  explainEntity(entity, { ...options, ...different });

describe('explainEntity', () => {
  it.each<[string, Record<string, string>, string, string[]]>([
    [
      'Objects of all engines that name component:default/checkout-api in backstage.io/entity-ref, or else carry the label backstage.io/kubernetes-id "checkout-api".',
      {},
      'backstage.io/entity-ref',
      [],
    ],
    [
      'Deployments of the app "checkout-api" or "invoice", and where there is no such app the engine\'s objects of that name, on all engines.',
      {
        'gitops/app-name': 'checkout-api, invoice',
        'argocd/app-name': 'ignored',
      },
      'gitops/app-name',
      ['gitops/app-name'],
    ],
    [
      'Argo CD Applications named "checkout-api-gcp-gke" of the instance "hub" in the project "payments"; objects of other engines that name component:default/checkout-api in backstage.io/entity-ref, or else carry the label backstage.io/kubernetes-id "checkout-api".',
      {
        'argocd/app-name': 'checkout-api-gcp-gke',
        'argocd/app-selector': 'team=pay',
        'argocd/instance-name': 'hub',
        'argocd/project-name': 'payments',
      },
      'argocd/app-name',
      ['argocd/app-name', 'argocd/instance-name', 'argocd/project-name'],
    ],
    [
      'Argo CD Applications whatever they are called in the project "legacy"; objects of other engines with labels "tier=api" on the cluster "aks".',
      {
        'argocd/project-name': 'legacy',
        'backstage.io/kubernetes-label-selector': 'tier=api',
        'backstage.io/kubernetes-id': 'ignored',
        'backstage.io/kubernetes-cluster': 'aks',
      },
      'argocd/project-name, backstage.io/kubernetes-label-selector',
      [
        'argocd/project-name',
        'backstage.io/kubernetes-label-selector',
        'backstage.io/kubernetes-cluster',
      ],
    ],
    [
      'Objects of all engines with the label backstage.io/kubernetes-id "checkout-api" in the namespace "shop", of Argo CD only of the instance "hub".',
      {
        'backstage.io/kubernetes-id': 'checkout-api',
        'backstage.io/kubernetes-namespace': 'shop',
        'argocd/instance-name': 'hub',
      },
      'backstage.io/kubernetes-id',
      [
        'argocd/instance-name',
        'backstage.io/kubernetes-id',
        'backstage.io/kubernetes-namespace',
      ],
    ],
  ])('%s', (sentence, annotations, rule, used) => {
    const entity = createEntity(annotations);
    const explanation = explain(entity);
    expect(explanation.sentence).toBe(sentence);
    expect(explanation.rule).toBe(rule);
    expect(selectDeployments(entity, options).selectedBy).toBe(rule);
    expect(explanation.read.map(({ key }) => key).sort()).toEqual(
      Object.keys(annotations).sort(),
    );
    expect(
      explanation.read.flatMap(each => (each.used ? each.key : [])).sort(),
    ).toEqual([...used].sort());
  });

  it('says of every engine how much it was asked for and what it had', () => {
    const { engines } = explain(
      createEntity({ 'gitops/app-name': 'checkout-api' }),
    );
    expect(engines).toEqual([
      {
        engine: hub,
        state: 'Live',
        since,
        readAt: since,
        searched: 3,
        matched: [rows.aws.id, rows.gcp.id],
      },
      {
        engine: { type: 'argocd', name: 'second' },
        state: 'Stale',
        since,
        error: { code: 'TimedOut', message: 'slow' },
        searched: 1,
        matched: [rows.otherHub.id],
      },
    ]);
  });

  it('says where it is expected, and who says so', () => {
    const { expected } = explain(createEntity({ 'gitops/clusters': 'aks' }));
    expect(expected).toEqual([
      { cluster: 'azure-aks', source: 'annotation' },
      { cluster: 'on-prem', source: 'config' },
    ]);
  });

  it('counts and names nothing that the caller may not see', () => {
    const explanation = explain(
      createEntity({
        'gitops/app-name': 'checkout-apj',
        'gitops/clusters': 'aks',
      }),
      { isVisible: ({ environment }) => environment === 'production' },
    );
    expect(explanation.engines.map(({ searched }) => searched)).toEqual([0, 0]);
    expect(explanation.similar).toEqual([]);
    expect(explanation.expected).toEqual([]);
  });

  it('names what was nearly written, unless what was written is there', () => {
    const similar = (name: string) =>
      explain(createEntity({ 'gitops/app-name': name })).similar;
    expect(similar('chekout-api')).toEqual(['checkout-api']);
    expect(similar('Checkout_API')).toEqual(['checkout-api']);
    expect(similar('checkout')).toContain('checkout-api');
    expect(similar('payments')).toEqual([]);
    expect(similar('invoice')).toEqual([]);
    expect(similar('invoice, chekout-api')).toEqual(['checkout-api']);
  });
});
