import { EngineState } from '@backstage-gitops/plugin-gitops-common';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { hastenTime } from '../__testUtils__/faults/hastenTime';
import {
  FaultStand,
  sides,
  startFaultStand,
} from '../__testUtils__/faults/startFaultStand';
import { Side } from '../__testUtils__/faults/FaultCase';
import { until } from '../__testUtils__/until';

jest.setTimeout(600_000);

const OUTAGES = 20;
const LOOKS = 10;
/** One outage may leave a connection that is closing, or a timer of the machine's own. */
const STRAY = 5;
const MOST_MIB = 8;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What keeps this process busy, and the memory it holds. */
type Weight = { timers: number; sockets: number; heapMib: number };

/** Some looks, a tenth of a second apart: there is always something that comes and goes. */
async function look(times: number): Promise<Weight[]> {
  const looks: Weight[] = [];
  while (looks.length < times) {
    await new Promise(resolve => setTimeout(resolve, 100));
    collectGarbage();
    const resources = process.getActiveResourcesInfo();
    const count = (type: string) =>
      resources.filter(each => each === type).length;
    looks.push({
      timers: count('Timeout'),
      sockets: count('TCPSocketWrap'),
      heapMib: process.memoryUsage().heapUsed / 1024 / 1024,
    });
  }
  return looks;
}

const least = (looks: readonly Weight[], key: keyof Weight) =>
  Math.min(...looks.map(each => each[key]));
const most = (looks: readonly Weight[], key: keyof Weight) =>
  Math.max(...looks.map(each => each[key]));

describe('What outages leave behind', () => {
  let stand: FaultStand;
  let end = () => {};
  /** Connections that are open while everything is followed. */
  let open: number;

  beforeAll(async () => {
    end = hastenTime(20);
    stand = await startFaultStand();
    open = most(await look(5 * LOOKS), 'sockets');
  });
  afterAll(async () => {
    await stand?.stop();
    end();
  });

  const untilIs = (side: Side, state: EngineState['state']) =>
    until(async () => (await stand.readEngine(side)).state === state);

  async function breakAndMend(side: Side, count: number) {
    const { target } = sides[side];
    for (let index = 0; index < count; index++) {
      const fault = (['refuse', 'serverError'] as const)[index % 2];
      await stand.control({ op: 'fault', target, fault });
      await stand.control({ op: 'cut', target });
      await untilIs(side, 'Stale');
      await stand.control({ op: 'up', target });
      await untilIs(side, 'Live');
    }
    await stand.untilWell();
    expect(stand.findLeaks()).toEqual([]);
  }

  it.each(['argocd', 'flux'] as Side[])(
    `of %s: after ${OUTAGES} of them no more timers, connections and memory are held than after a few`,
    async side => {
      // What is loaded and kept once is there after these.
      await breakAndMend(side, 6);
      // While a watch waits to be opened anew its connection and its timers are not there to be compared with.
      await until(async () => most(await look(1), 'sockets') >= open);
      const before = await look(LOOKS);
      await breakAndMend(side, OUTAGES);
      const after = await look(LOOKS);
      const more = (key: 'timers' | 'sockets') =>
        least(after, key) - most(before, key);
      expect(more('timers')).toBeLessThanOrEqual(STRAY);
      expect(more('sockets')).toBeLessThanOrEqual(STRAY);
      expect(least(after, 'heapMib') - least(before, 'heapMib')).toBeLessThan(
        MOST_MIB,
      );
    },
  );
});
