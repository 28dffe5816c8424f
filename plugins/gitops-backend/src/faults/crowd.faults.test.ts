import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { Side } from '../__testUtils__/faults/FaultCase';
import {
  FaultStand,
  sides,
  startFaultStand,
} from '../__testUtils__/faults/startFaultStand';
import { until } from '../__testUtils__/until';

// Ten thousand are read by the process that tells them, on a machine that may be busy.
jest.setTimeout(900_000);

type State = Partial<Pick<Deployment, 'sync' | 'health'>>;

const CROWD = 10_000;

describe('What is shown while ten thousand objects change at once', () => {
  let stand: FaultStand;

  beforeEach(async () => {
    stand = await startFaultStand({ speed: 5 });
    await stand.untilWell();
  });
  afterEach(() => stand?.stop());

  /** How many rows there are, with all that a query asks for. */
  async function count(query: Record<string, string> = {}): Promise<number> {
    const { totalItems } = await stand.get<{ totalItems: number }>(
      `deployments?${new URLSearchParams({ limit: '1', ...query })}`,
    );
    return totalItems;
  }

  /** How many of the crowd are on the board, or how many of them in a state. */
  const countCrowd = (state: State = {}) =>
    count({ search: 'churn-', ...state });

  /** In which state one of the crowd is. */
  async function readState(): Promise<State> {
    const { items } = await stand.get<{ items: Deployment[] }>(
      'deployments?limit=1&search=churn-',
    );
    const [{ sync, health }] = items;
    return { sync, health };
  }

  /** Looks once a second: a look through ten thousand rows keeps them waiting themselves. */
  const untilCounted = (wanted: number, state?: State) =>
    until(async () => (await countCrowd(state)) === wanted, {
      everyMs: 1_000,
    });

  it.each([
    ['argocd', 'flux'],
    ['flux', 'argocd'],
  ] as [Side, Side][])(
    '%s: all of them as they are in the end, those of %s as ever',
    async (side, other) => {
      const { target } = sides[side];
      const before = await count();
      const churn = () =>
        stand.control({ op: 'fault', target, fault: 'churn', count: CROWD });

      // They come all at once …
      const crowd = Number(/^Added (\d+) /.exec(await churn())?.[1]);
      expect(crowd).toBeGreaterThan(CROWD - 100);
      await untilCounted(crowd);
      const first = await readState();
      await untilCounted(crowd, first);

      // … and then change all at once, while a version is delivered beside them.
      await churn();
      await stand.deliver(other, '7.1.0');
      await stand.untilRuns(other, '7.1.0');
      await untilCounted(0, first);
      const second = await readState();
      expect(second).not.toEqual(first);
      await untilCounted(crowd, second);

      await stand.deliver(side, '7.1.0');
      await stand.untilRuns(side, '7.1.0');
      await stand.untilWell(row => !row.name.startsWith('churn-'));
      expect(await count()).toBe(before + crowd);
      expect(stand.findLeaks()).toEqual([]);
    },
  );
});
