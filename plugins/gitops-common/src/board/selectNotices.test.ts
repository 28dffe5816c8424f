import { Deployment, DeploymentSet, EntityDeployments } from '../model';
import { createDeployment } from './__fixtures__/createDeployment';
import { createDeploymentSet } from './__fixtures__/createDeploymentSet';
import { createEntityDeployments } from './__fixtures__/createEntityDeployments';
import { selectNotices } from './selectNotices';
import { selectRows } from './selectRows';

const noticesOf = (
  items: Deployment[],
  changes: Partial<EntityDeployments> = {},
) => {
  const deployments = createEntityDeployments(items, changes);
  return selectNotices(selectRows(deployments), deployments);
};
const unreachable = {
  ok: false,
  since: '2026-11-23T12:03:00Z',
  answeredAt: '2026-11-23T12:02:00Z',
  error: { code: 'ConnectionRefused', message: 'It refuses connections.' },
};

describe('selectNotices', () => {
  it('is silent on a good day', () => {
    expect(noticesOf([createDeployment('aws-eks')])).toEqual([]);
  });

  it('says of an engine that is not read when it is tried again', () => {
    const engine = { type: 'argocd', name: 'hub' };
    const [notice] = noticesOf(
      [createDeployment('aws-eks', { asOf: '2026-11-23T12:02:00Z' })],
      {
        engines: [
          {
            engine,
            state: 'Stale',
            since: '2026-11-23T12:03:00Z',
            nextTryAt: '2026-11-23T12:04:20Z',
          },
        ],
      },
    );
    expect(notice).toMatchObject({
      type: 'engine',
      nextTryAt: '2026-11-23T12:04:20Z',
      asOf: '2026-11-23T12:02:00Z',
      rows: 1,
    });
  });

  describe('clusters that do not answer', () => {
    it('are said once each, however many rows they have', () => {
      expect(
        noticesOf([
          createDeployment('gcp-gke', { clusterReachable: unreachable }),
          createDeployment('gcp-gke', {
            app: 'worker',
            clusterReachable: {
              ...unreachable,
              answeredAt: '2026-11-23T12:02:30Z',
            },
          }),
          createDeployment('aws-eks'),
        ]),
      ).toEqual([
        {
          type: 'cluster',
          cluster: 'gcp-gke',
          engines: [{ type: 'argocd', name: 'hub' }],
          since: '2026-11-23T12:03:00Z',
          rows: 2,
          asOf: '2026-11-23T12:02:30Z',
          problem: unreachable.error,
        },
      ]);
    });

    it.each([
      [3, ['cluster', 'cluster', 'cluster']],
      [4, ['clusters']],
      [30, ['clusters']],
    ])('%d of them give %j', (count, types) => {
      const notices = noticesOf(
        Array.from({ length: count }, (_, index) =>
          createDeployment(`c-${index + 1}`, {
            clusterReachable: {
              ...unreachable,
              since: `2026-11-23T12:${10 + index}:00Z`,
            },
          }),
        ),
      );
      expect(notices.map(({ type }) => type)).toEqual(types);
      expect(notices[0]).toMatchObject({ since: '2026-11-23T12:10:00Z' });
    });

    it('are left to the notice of their engine when that is not read either', () => {
      const notices = noticesOf(
        [createDeployment('gcp-gke', { clusterReachable: unreachable })],
        {
          engines: [
            {
              engine: { type: 'argocd', name: 'hub' },
              state: 'Stale',
              since: '2026-11-23T12:05:00Z',
            },
          ],
        },
      );
      expect(notices.map(({ type }) => type)).toEqual(['engine']);
    });
  });

  it('says that a set cannot generate, and how many rows it had made', () => {
    const set = createDeploymentSet({
      error: {
        code: 'ApplicationGenerationError',
        message: 'No cluster has the label.',
        since: '2026-11-23T11:00:00Z',
      },
    });
    const { id, kind, name } = set;
    expect(
      noticesOf([createDeployment('aws-eks', { set: { id, kind, name } })], {
        sets: [set],
      }),
    ).toEqual([
      {
        type: 'set',
        set: { id, kind, name },
        since: '2026-11-23T11:00:00Z',
        problem: { message: 'No cluster has the label.' },
        rows: 1,
      },
    ]);
  });

  describe('rollouts', () => {
    const rolloutOf = (
      second: Partial<Omit<Deployment, 'version'>>,
      third: Partial<Omit<Deployment, 'version'>> = {},
    ) => {
      const items = [
        createDeployment('aws-eks'),
        createDeployment('gcp-gke', second),
        createDeployment('onprem-2', {
          sync: 'OutOfSync',
          since: { sync: '2026-11-23T12:05:00Z' },
          ...third,
        }),
      ];
      const states: NonNullable<DeploymentSet['steps']>[number]['state'][] = [
        'Healthy',
        'Progressing',
        'Waiting',
      ];
      const steps = items.map(({ id }, index) => ({
        step: index + 1,
        deployments: [id],
        state: states[index],
      }));
      return noticesOf(items, { sets: [createDeploymentSet({ steps })] });
    };

    it.each([
      ['Degraded', { health: 'Degraded' }],
      ['Failed', { operation: { phase: 'Failed' } }],
      ['Failed', { operation: { phase: 'Error' } }],
      [
        'Confirmation',
        {
          operation: {
            phase: 'Running',
            waiting: { kind: 'confirmation', for: 'pruning' },
          },
        },
      ],
      ['Unreachable', { clusterReachable: unreachable }],
    ] as const)('stopped: %s', (reason, changes) => {
      const notice = rolloutOf(changes).find(({ type }) => type === 'rollout');
      expect(notice).toMatchObject({
        step: 2,
        steps: 3,
        obstacles: [
          { name: 'checkout-api-gcp-gke', cluster: 'gcp-gke', reason },
        ],
        waiting: ['onprem-2'],
        since: '2026-11-23T12:05:00Z',
      });
    });

    it('say nothing while they move', () => {
      expect(rolloutOf({ health: 'Progressing' })).toEqual([]);
    });

    it('say nothing when nobody has to wait', () => {
      expect(rolloutOf({ health: 'Degraded' }, { sync: 'Synced' })).toEqual([]);
    });
  });
});
