import { createDeployment } from './__fixtures__/createDeployment';
import { createEntityDeployments } from './__fixtures__/createEntityDeployments';
import { parseBoardFilter } from './parseBoardFilter';
import { selectMatchingRows } from './selectMatchingRows';
import { selectRows } from './selectRows';

const rows = selectRows(
  createEntityDeployments(
    [
      createDeployment('aws-eks', {
        version: '1.5.0',
        commit: { sha: 'a0a69e2', author: 'Ada', message: 'Faster totals' },
      }),
      createDeployment('gcp-gke', {
        health: 'Degraded',
        message: 'ImagePullBackOff',
      }),
      createDeployment('azure-aks', {
        sync: 'OutOfSync',
        engine: { type: 'flux', name: 'azure-aks' },
      }),
      createDeployment('aws-eks-dev', { environment: 'dev' }),
    ],
    {
      expected: [
        {
          app: 'checkout-api',
          cluster: { name: 'onprem-1', labels: {} },
          environment: 'production',
          source: 'annotation',
          state: 'absent',
        },
      ],
    },
  ),
);

const clustersLeft = (text: string) =>
  selectMatchingRows(rows, parseBoardFilter(text)).map(row =>
    row.type === 'deployment'
      ? row.deployment.cluster.name
      : row.expected.cluster.name,
  );

describe('selectMatchingRows', () => {
  it.each([
    ['', ['aws-eks', 'gcp-gke', 'azure-aks', 'aws-eks-dev', 'onprem-1']],
    ['health:not-healthy', ['gcp-gke', 'onprem-1']],
    ['health:healthy', ['aws-eks', 'azure-aks', 'aws-eks-dev']],
    ['sync:out-of-sync', ['azure-aks']],
    ['sync:outofsync health:degraded', []],
    ['health:degraded health:absent', ['gcp-gke', 'onprem-1']],
    ['version:1.5', ['aws-eks']],
    ['environment:dev', ['aws-eks-dev']],
    ['engine:flux', ['azure-aks']],
    ['engine:hub cluster:gcp', ['gcp-gke']],
    ['not-such', []],
    ['imagepull', ['gcp-gke']],
    ['ada totals', ['aws-eks']],
    ['onprem', ['onprem-1']],
    ['cluster:aws-eks cluster:not-dev', ['aws-eks']],
  ])('%j leaves %j', (text, clusters) => {
    expect(clustersLeft(text)).toEqual(clusters);
  });
});
