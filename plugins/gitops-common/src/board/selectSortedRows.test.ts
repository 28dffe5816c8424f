import { createDeployment } from './__fixtures__/createDeployment';
import { createEntityDeployments } from './__fixtures__/createEntityDeployments';
import { parseBoardSort } from './BoardSort';
import { selectRows } from './selectRows';
import { selectSortedRows } from './selectSortedRows';

const rows = selectRows(
  createEntityDeployments(
    [
      createDeployment('c-10', { version: '1.10.0', health: 'Progressing' }),
      createDeployment('c-9', { version: '1.9.0', sync: 'OutOfSync' }),
      createDeployment('c-1', {
        version: '',
        health: 'Degraded',
        since: { version: '2026-11-20T00:00:00Z' },
      }),
    ],
    {
      expected: [
        {
          app: 'checkout-api',
          cluster: { name: 'c-2', labels: {} },
          source: 'config',
          state: 'absent',
        },
      ],
    },
  ),
);

describe('selectSortedRows', () => {
  it.each([
    [null, ['c-1', 'c-2', 'c-9', 'c-10']],
    ['nonsense', ['c-1', 'c-2', 'c-9', 'c-10']],
    ['-cluster', ['c-10', 'c-9', 'c-2', 'c-1']],
    ['version', ['c-9', 'c-10', 'c-1', 'c-2']],
    ['-version', ['c-10', 'c-9', 'c-1', 'c-2']],
    ['-health', ['c-1', 'c-10', 'c-9', 'c-2']],
    ['-sync', ['c-9', 'c-1', 'c-10', 'c-2']],
    ['deployed', ['c-1', 'c-2', 'c-9', 'c-10']],
  ])('by %s: %j', (text, clusters) => {
    const sorted = selectSortedRows(rows, parseBoardSort(text));
    expect(
      sorted.map(row =>
        row.type === 'deployment'
          ? row.deployment.cluster.name
          : row.expected.cluster.name,
      ),
    ).toEqual(clusters);
  });
});
