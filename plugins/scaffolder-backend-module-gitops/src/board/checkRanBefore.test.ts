import {
  Delivery,
  Deployment,
  DeploymentHistory,
  DeploymentList,
} from '@backstage-gitops/plugin-gitops-common';
import { checkRanBefore } from './checkRanBefore';

const delivery = (
  value: string,
  outcome: Delivery['outcome'] = 'Healthy',
): Delivery => ({
  id: value,
  change: 'version',
  version: { value, rule: 'image-tag' },
  startedAt: '2026-11-23T01:00:00Z',
  outcome,
  seenBy: 'history',
});

/** A board that knows deliveries, newest first, by cluster. */
function createBoard(deliveries: Record<string, Delivery[]>) {
  const asked: unknown[] = [];
  return {
    asked,
    getDeployments: async (query: unknown) => {
      asked.push(query);
      const items = Object.keys(deliveries).map(
        name => ({ id: name, cluster: { name, labels: {} } } as Deployment),
      );
      return { items, engines: [] } as unknown as DeploymentList;
    },
    getDeploymentHistory: async (id: string) =>
      ({ deliveries: deliveries[id], transitions: [] } as DeploymentHistory),
  };
}

describe('checkRanBefore', () => {
  const board = createBoard({
    'aws-eks': [delivery('1.1.0'), delivery('1.0.0', 'Superseded')],
    'gcp-gke': [
      delivery('1.3.0', 'Running'),
      delivery('1.2.0', 'Failed'),
      delivery('1.1.0', 'Unknown'),
    ],
  });
  const check = (version: string, ...clusters: string[]) =>
    checkRanBefore(board, { service: 'payments-api', version, clusters });

  it('takes what ran on every cluster, and asks for these only', async () => {
    await expect(check('1.1.0', 'aws-eks', 'gcp-gke')).resolves.toBeUndefined();
    expect(board.asked).toContainEqual(
      expect.objectContaining({
        filter: { app: ['payments-api'], cluster: ['aws-eks', 'gcp-gke'] },
      }),
    );
  });

  it('names what did run where the version did not', async () => {
    await expect(check('1.0.0', 'aws-eks', 'gcp-gke')).rejects.toThrow(
      'payments-api never ran 1.0.0 on gcp-gke: on gcp-gke ran 1.1.0. Choose one of these, or promote 1.0.0 with gitops:service:promote. To roll back all the same, allow a version that is not known to have run there (allowNeverRan).',
    );
  });

  it.each(['1.2.0', '1.3.0'])(
    'does not count %s, which failed or is not there yet',
    async version => {
      await expect(check(version, 'gcp-gke')).rejects.toThrow(/never ran/);
    },
  );

  it('says when the board knows nothing of a cluster', async () => {
    await expect(check('1.1.0', 'azure-aks')).rejects.toThrow(
      /the board knows nothing of it on azure-aks/,
    );
  });

  it('says how to go on when the board does not answer', async () => {
    const down = {
      ...board,
      getDeployments: async () => {
        throw new TypeError('fetch failed');
      },
    };
    await expect(
      checkRanBefore(down, {
        service: 'payments-api',
        version: '1.0.0',
        clusters: ['aws-eks'],
      }),
    ).rejects.toThrow(/cannot be told: .*fetch failed.*allowNeverRan/);
  });
});
