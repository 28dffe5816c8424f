import { createDeployment } from './__fixtures__/createDeployment';
import { createEntityDeployments } from './__fixtures__/createEntityDeployments';
import { selectBoard } from './selectBoard';

describe('the board above twelve clusters', () => {
  const many = [
    ...Array.from({ length: 37 }, (_, index) => createDeployment(`c-${index}`)),
    createDeployment('eu-3', { version: '1.4.1', sync: 'OutOfSync' }),
    createDeployment('ap-1', { version: '1.4.1', sync: 'OutOfSync' }),
    createDeployment('us-9', {
      asOf: '2026-11-23T12:02:00Z',
      clusterReachable: { ok: false, since: '2026-11-23T12:03:00Z' },
    }),
  ];

  it('folds equal rows and opens what has a problem', () => {
    const [{ groups = [] }] = selectBoard(
      createEntityDeployments(many),
    ).environments;
    expect(
      groups.map(({ rows, state, startsOpen }) => [
        rows.length,
        state?.version,
        state?.sync,
        state?.freshness.fresh,
        startsOpen,
      ]),
    ).toEqual([
      [37, '1.4.2', 'Synced', true, false],
      [2, '1.4.1', 'OutOfSync', true, true],
      [1, '1.4.2', 'Synced', false, true],
    ]);
    expect(groups[1].state?.lag).toEqual({ version: '1.4.2', behind: 1 });
  });

  it('folds many unreachable clusters into one line with the oldest time', () => {
    const gone = Array.from({ length: 30 }, (_, index) =>
      createDeployment(`gone-${index}`, {
        clusterReachable: {
          ok: false,
          since: `2026-11-23T12:${30 - index + 10}:00Z`,
          answeredAt: `2026-11-23T12:${30 - index + 9}:30Z`,
        },
      }),
    );
    const [{ groups = [] }] = selectBoard(
      createEntityDeployments([createDeployment('aws-eks'), ...gone]),
    ).environments;
    expect(groups.map(({ rows }) => rows.length)).toEqual([30, 1]);
    expect(groups[0].startsOpen).toBe(false);
    expect(groups[0].state?.freshness).toEqual({
      fresh: false,
      reason: 'cluster',
      since: '2026-11-23T12:11:00Z',
      asOf: '2026-11-23T12:10:30Z',
    });
  });

  it('does not hide what waits for a person among what is good', () => {
    const waiting = createDeployment('waits', {
      operation: {
        phase: 'Running',
        waiting: { kind: 'confirmation', for: 'pruning' },
      },
    });
    const [{ groups = [] }] = selectBoard(
      createEntityDeployments([...many.slice(0, 20), waiting]),
    ).environments;
    expect(groups.map(one => [one.rows.length, one.startsOpen])).toEqual([
      [20, false],
      [1, true],
    ]);
  });

  it('folds only what is left by the filter, and counts all', () => {
    const board = selectBoard(createEntityDeployments(many), {
      filter: 'sync:not-synced',
    });
    expect(board.environments[0].groups).toBeUndefined();
    expect(board.environments[0].rows).toHaveLength(2);
    expect(board).toMatchObject({ total: 40, shown: 2 });
    expect(board.environments[0].apps[0].clusters).toBe(40);
  });

  it('does not fold exactly twelve', () => {
    const board = selectBoard(createEntityDeployments(many.slice(0, 12)));
    expect(board.environments[0].groups).toBeUndefined();
  });
});
