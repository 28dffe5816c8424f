import { createEntity, rows, select } from '../__testUtils__/entityRows';

describe('selectExpected', () => {
  const app = { 'gitops/app-name': 'checkout-api' };
  const expectedOn = (clusters: string, more = app) =>
    createEntity({ ...more, 'gitops/clusters': clusters });
  const states = (result: ReturnType<typeof select>) =>
    result.expected.map(row => [row.app, row.cluster.name, row.state]);

  it('expects nothing by itself, however many siblings there are', () => {
    expect(select(createEntity(app)).expected).toEqual([]);
  });

  it('names the clusters where it is missing, and only those', () => {
    const result = select(expectedOn('aws-eks, aks, aws-eks-dev'), {
      resolve: name => ({
        name: name === 'aks' ? 'azure-aks' : name,
        labels: { cloud: 'aws' },
        environment: 'dev',
      }),
    });
    expect(result.expected).toEqual([
      {
        app: 'checkout-api',
        cluster: { name: 'aws-eks-dev', labels: { cloud: 'aws' } },
        environment: 'dev',
        source: 'annotation',
        state: 'absent',
      },
    ]);
  });

  it('takes the configuration too, and says each cluster once', () => {
    const expected = [
      { entityRef: 'component:default/checkout-api', clusters: ['x', 'y'] },
      { entityRef: 'component:default/other', clusters: ['z'] },
    ];
    const result = select(expectedOn('x'), { expected });
    expect(result.expected.map(row => [row.cluster.name, row.source])).toEqual([
      ['x', 'annotation'],
      ['y', 'config'],
    ]);
  });

  it('misses several apps one by one, but not the names of objects', () => {
    const both = { 'gitops/app-name': 'checkout-api,worker' };
    expect(states(select(expectedOn('aws-eks', both)))).toEqual([
      ['worker', 'aws-eks', 'absent'],
    ]);
    const objects = {
      'gitops/app-name': 'checkout-api-aws-eks,checkout-api-gcp-gke',
    };
    expect(states(select(expectedOn('aws-eks,gcp-gke', objects)))).toEqual([]);
  });

  it('does not call absent what an engine we never read may deliver', () => {
    const deployments = [rows.aws];
    const state = (type: string, name: string, cluster: string) =>
      states(
        select(expectedOn(cluster), { deployments, unread: [{ type, name }] }),
      )[0][2];
    expect(state('flux', 'azure-aks', 'azure-aks')).toBe('unknown');
    expect(state('flux', 'azure-aks', 'nobody-knows')).toBe('unknown');
    expect(state('flux', 'azure-aks', 'gcp-gke')).toBe('absent');
    expect(state('argocd', 'hub', 'gcp-gke')).toBe('unknown');
  });

  it('names the entity when not one of its apps is known', () => {
    const result = select(
      createEntity({ 'gitops/clusters': 'aws-eks' }, 'nowhere'),
    );
    expect(states(result)).toEqual([['nowhere', 'aws-eks', 'absent']]);
  });
});
