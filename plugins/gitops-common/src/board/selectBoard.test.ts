import { ExpectedDeployment } from '../model';
import { createDeployment } from './__fixtures__/createDeployment';
import { createEntityDeployments } from './__fixtures__/createEntityDeployments';
import { DeploymentRow } from './Board';
import { selectBoard } from './selectBoard';

const absent: ExpectedDeployment = {
  app: 'checkout-api',
  cluster: { name: 'onprem-1', labels: {} },
  environment: 'production',
  source: 'annotation',
  state: 'absent',
};

const lags = (rows: readonly { type: string }[]) =>
  rows.map(row => (row as DeploymentRow).lag);

describe('selectBoard', () => {
  it('shows environments in the configured order, unknown ones after, none last', () => {
    const { environments } = selectBoard(
      createEntityDeployments([
        createDeployment('a', { environment: undefined }),
        createDeployment('b', { environment: 'qa' }),
        createDeployment('c', { environment: 'production' }),
        createDeployment('d', { environment: 'dev' }),
      ]),
    );
    expect(environments.map(({ name }) => name)).toEqual([
      'dev',
      'production',
      'qa',
      undefined,
    ]);
  });

  it('says how many clusters run the version, expected ones included', () => {
    const board = selectBoard(
      createEntityDeployments(
        [createDeployment('aws-eks'), createDeployment('gcp-gke')],
        { expected: [absent] },
      ),
    );
    expect(board.environments[0].apps).toEqual([
      {
        app: 'checkout-api',
        clusters: 3,
        versions: [{ version: '1.4.2', clusters: 2 }],
      },
    ]);
    expect(board.summary).toEqual({
      deployments: 2,
      good: 2,
      moving: 0,
      attention: 0,
      absent: 1,
      unknown: 0,
    });
  });

  it('marks a skew and what is behind, counted in the versions on the board', () => {
    const { environments } = selectBoard(
      createEntityDeployments([
        createDeployment('s', { environment: 'staging', version: '1.6.0' }),
        createDeployment('aws-eks', { version: '1.5.0' }),
        createDeployment('azure-aks', { version: '1.4.2' }),
        createDeployment('gcp-gke', { version: '1.5.0' }),
        createDeployment('onprem', { version: '1.4.1' }),
      ]),
    );
    const [, production] = environments;
    expect(production.apps[0].versions).toEqual([
      { version: '1.5.0', clusters: 2 },
      { version: '1.4.2', clusters: 1 },
      { version: '1.4.1', clusters: 1 },
    ]);
    expect(production.apps[0].compared).toEqual({
      environment: 'staging',
      standing: 'behind',
      releases: 1,
    });
    expect(lags(production.rows)).toEqual([
      undefined,
      { version: '1.5.0', behind: 1 },
      undefined,
      { version: '1.5.0', behind: 2 },
    ]);
  });

  it('never says behind where the order is not knowable', () => {
    const { environments } = selectBoard(
      createEntityDeployments([
        createDeployment('s', { environment: 'staging', version: 'main-77' }),
        createDeployment('a', { version: 'main-3f9d1c0' }),
        createDeployment('b', { version: 'main-3f9d1c0' }),
        createDeployment('c', { version: 'main-aa00bb1' }),
      ]),
    );
    expect(lags(environments[1].rows)).toEqual([
      undefined,
      undefined,
      { version: 'main-3f9d1c0' },
    ]);
    expect(environments[1].apps[0].compared).toBeUndefined();
  });

  it('says that an environment is ahead, or only differs', () => {
    const compare = (staging: string, production: string) =>
      selectBoard(
        createEntityDeployments([
          createDeployment('s', { environment: 'staging', version: staging }),
          createDeployment('p', { version: production }),
        ]),
      ).environments[1].apps[0].compared?.standing;
    expect(compare('1.4.2', '1.5.0')).toBe('ahead');
    expect(compare('main', '1.5.0')).toBe('differs');
    expect(compare('1.5.0', 'v1.5.0')).toBeUndefined();
  });

  it('compares the versions of one app only', () => {
    const { environments } = selectBoard(
      createEntityDeployments([
        createDeployment('aws-eks', { app: 'web', version: '3.0.0' }),
        createDeployment('aws-eks', { app: 'worker', version: '1.0.0' }),
      ]),
    );
    expect(environments[0].apps).toEqual([
      expect.objectContaining({ app: 'web', clusters: 1 }),
      expect.objectContaining({ app: 'worker', clusters: 1 }),
    ]);
    expect(lags(environments[0].rows)).toEqual([undefined, undefined]);
  });

  it('dates the rows of an engine that is not read, and no others', () => {
    const board = selectBoard(
      createEntityDeployments(
        [
          createDeployment('aws-eks', { asOf: '2026-11-23T12:02:00Z' }),
          createDeployment('azure-aks', {
            engine: { type: 'flux', name: 'azure-aks' },
          }),
          createDeployment('gcp-gke', {
            engine: { type: 'flux', name: 'gcp-gke' },
            asOf: '2026-11-23T11:00:00Z',
            clusterReachable: { ok: false, since: '2026-11-23T11:01:00Z' },
          }),
        ],
        {
          engines: [
            {
              engine: { type: 'argocd', name: 'hub' },
              state: 'Stale',
              since: '2026-11-23T12:03:00Z',
              error: { code: 'TimedOut', message: 'Argo CD hub is silent.' },
            },
            {
              engine: { type: 'flux', name: 'azure-aks' },
              state: 'Live',
              since: '2026-11-23T08:00:00Z',
              warnings: [{ code: 'Forbidden', message: 'Not all seen.' }],
            },
            {
              engine: { type: 'flux', name: 'gcp-gke' },
              state: 'Live',
              since: '2026-11-23T08:00:00Z',
            },
          ],
        },
      ),
    );
    expect(board.engines).toBe('partly');
    expect(board.summary).toMatchObject({ good: 1, attention: 2 });
    expect(
      board.environments[0].rows.map(row => (row as DeploymentRow).freshness),
    ).toEqual([
      {
        fresh: false,
        reason: 'engine',
        asOf: '2026-11-23T12:02:00Z',
        since: '2026-11-23T12:03:00Z',
      },
      { fresh: true },
      {
        fresh: false,
        reason: 'cluster',
        asOf: '2026-11-23T11:00:00Z',
        since: '2026-11-23T11:01:00Z',
      },
    ]);
    expect(board.notices).toEqual([
      {
        type: 'engine',
        engine: { type: 'argocd', name: 'hub' },
        state: 'Stale',
        since: '2026-11-23T12:03:00Z',
        problem: { code: 'TimedOut', message: 'Argo CD hub is silent.' },
        rows: 1,
        asOf: '2026-11-23T12:02:00Z',
      },
      {
        type: 'cluster',
        cluster: 'gcp-gke',
        engines: [{ type: 'flux', name: 'gcp-gke' }],
        since: '2026-11-23T11:01:00Z',
        rows: 1,
        asOf: '2026-11-23T11:00:00Z',
      },
      {
        type: 'warning',
        engine: { type: 'flux', name: 'azure-aks' },
        problem: { message: 'Not all seen.' },
      },
    ]);
  });

  it('counts what moves apart from what needs a look', () => {
    const { summary } = selectBoard(
      createEntityDeployments([
        createDeployment('a', { health: 'Progressing', sync: 'OutOfSync' }),
        createDeployment('b', { operation: { phase: 'Running' } }),
        createDeployment('c', {
          health: 'Degraded',
          operation: { phase: 'Running' },
        }),
        createDeployment('d', { sync: 'OutOfSync' }),
        createDeployment('e', { health: 'Unknown' }),
        createDeployment('f', {
          operation: {
            phase: 'Running',
            waiting: { kind: 'confirmation', for: 'pruning' },
          },
        }),
      ]),
    );
    expect(summary).toMatchObject({ good: 0, moving: 2, attention: 4 });
  });
});
