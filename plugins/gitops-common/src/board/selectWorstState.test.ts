import { Deployment } from '../model';
import { createDeployment } from './__fixtures__/createDeployment';
import { createEntityDeployments } from './__fixtures__/createEntityDeployments';
import { selectRows } from './selectRows';
import { selectWorstState } from './selectWorstState';

const worstOf = (items: Deployment[]) =>
  selectWorstState(selectRows(createEntityDeployments(items)));

describe('selectWorstState', () => {
  it('is good only when all rows are', () => {
    const rows = [createDeployment('a'), createDeployment('b')];
    expect(worstOf(rows)).toEqual({ word: 'Good', count: 2, total: 2 });
  });

  it('names the worst and counts it', () => {
    expect(
      worstOf([
        createDeployment('a'),
        createDeployment('b', { sync: 'OutOfSync' }),
        createDeployment('c', { health: 'Degraded' }),
      ]),
    ).toEqual({ word: 'Degraded', count: 1, total: 3 });
  });

  it('does not repeat an old good state as a present one', () => {
    expect(
      worstOf([createDeployment('a', { asOf: '2026-11-23T12:02:00Z' })]),
    ).toEqual({ word: 'NotFresh', count: 1, total: 1 });
  });

  it('tells a cluster that does not answer from an engine that does not', () => {
    const since = '2026-11-23T12:03:00Z';
    expect(
      worstOf([
        createDeployment('a', { clusterReachable: { ok: false, since } }),
        createDeployment('b', { asOf: since }),
      ]),
    ).toEqual({ word: 'NotReachable', count: 1, total: 2 });
  });

  it('has nothing to say about nothing', () => {
    expect(worstOf([])).toBeUndefined();
  });
});
