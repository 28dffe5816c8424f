import { createDeployment } from '../__testUtils__/createDeployment';
import { RowTable } from '../store/RowTable';
import { readEntityLinks } from './readEntityLinks';
import { selectCandidates } from './selectCandidates';
import { selectEntityRows } from './selectEntityRows';

const rows = [
  createDeployment({ cluster: 'a' }),
  createDeployment({
    cluster: 'b',
    entityRef: 'component:default/checkout-api',
  }),
  createDeployment({
    cluster: 'c',
    app: 'other',
    labels: { 'backstage.io/kubernetes-id': 'checkout-api' },
  }),
  createDeployment({
    cluster: 'd',
    app: 'third',
    entityRef: 'component:default/third',
    labels: { 'backstage.io/kubernetes-id': 'checkout-api' },
  }),
  createDeployment({ cluster: 'e', app: 'beta', name: 'beta-object' }),
];
const table = new RowTable();
rows.forEach(row => table.set(row));

const toEntity = (annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout-api', annotations },
});

describe('selectCandidates', () => {
  it.each<[string, Record<string, string>, string]>([
    ['named by the objects', {}, 'bc'],
    ['an app', { 'gitops/app-name': 'checkout-api' }, 'ab'],
    ['apps in any order', { 'gitops/app-name': 'other, beta' }, 'ec'],
    ['an app and an object', { 'gitops/app-name': 'other,beta-object' }, 'ec'],
    ['nothing of the name', { 'gitops/app-name': 'none' }, ''],
    ['an annotation of Argo CD', { 'argocd/app-name': 'beta-object' }, 'e'],
    [
      'an annotation of Kubernetes',
      { 'backstage.io/kubernetes-id': 'checkout-api' },
      'cd',
    ],
  ])(
    'chooses the same rows of few as of all: %s',
    (_case, annotations, chosen) => {
      const entity = toEntity(annotations);
      const links = readEntityLinks(entity);
      const options = { resolve: (name: string) => name };
      const ofAll = selectEntityRows(links, table.list(), options);
      const candidates = selectCandidates(entity, table);
      expect(selectEntityRows(links, candidates, options)).toEqual(ofAll);
      const clusters = ofAll.items.map(({ cluster }) => cluster.name);
      expect(clusters.join('')).toBe(chosen);
    },
  );

  it('does not look at other rows where it need not', () => {
    expect(selectCandidates(toEntity({}), table)).toHaveLength(2);
    const ofApp = toEntity({ 'gitops/app-name': 'checkout-api' });
    expect(selectCandidates(ofApp, table)).toHaveLength(2);
  });
});
