import { createDeployment } from './__fixtures__/createDeployment';
import { createEntityDeployments } from './__fixtures__/createEntityDeployments';
import { selectRows } from './selectRows';
import { selectStaleness } from './selectStaleness';

const gone = (answeredAt: string) => ({
  clusterReachable: { ok: false, since: '2026-11-23T12:03:00Z', answeredAt },
});
const stalenessOf = (...items: ReturnType<typeof createDeployment>[]) =>
  selectStaleness(selectRows(createEntityDeployments(items)));

describe('selectStaleness', () => {
  it('has nothing to say of present states', () => {
    expect(stalenessOf(createDeployment('a'))).toBeUndefined();
  });

  it('counts, and tells the oldest time', () => {
    expect(
      stalenessOf(
        createDeployment('a'),
        createDeployment('b', gone('2026-11-23T12:02:00Z')),
        createDeployment('c', gone('2026-11-23T11:58:00Z')),
      ),
    ).toEqual({ count: 2, reason: 'cluster', asOf: '2026-11-23T11:58:00Z' });
  });

  it('blames the clusters only when it is them alone', () => {
    expect(
      stalenessOf(
        createDeployment('b', gone('2026-11-23T12:02:00Z')),
        createDeployment('c', { asOf: '2026-11-23T11:00:00Z' }),
      ),
    ).toMatchObject({ count: 2, reason: 'engine' });
  });
});
