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
/** Idle connections are closed after some seconds, on a busy machine later. */
const MOST_LOOKS = 200;
/** One outage may leave a connection that is closing, or a timer of the machine's own. */
const STRAY = 5;
const MOST_MIB = 8;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

type Weight = { timers: number; sockets: number; heapMib: number };

/**
 * What keeps this process busy, and the memory it holds: the least of some looks, as there is always something.
 *
 * @param before - looks go on for a while when connections are more than that, as they may still be closing
 */
async function weigh(before?: Weight): Promise<Weight> {
  const looks: Weight[] = [];
  const least = (key: keyof Weight) =>
    Math.min(...looks.map(look => look[key]));
  const isClosing = () => before && least('sockets') > before.sockets + STRAY;
  while (looks.length < LOOKS || (isClosing() && looks.length < MOST_LOOKS)) {
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
  return {
    timers: least('timers'),
    sockets: least('sockets'),
    heapMib: least('heapMib'),
  };
}

describe('What outages leave behind', () => {
  let stand: FaultStand;
  let end = () => {};

  beforeAll(async () => {
    end = hastenTime(20);
    stand = await startFaultStand();
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
      const before = await weigh();
      await breakAndMend(side, OUTAGES);
      const after = await weigh(before);
      expect(after.timers - before.timers).toBeLessThanOrEqual(STRAY);
      expect(after.sockets - before.sockets).toBeLessThanOrEqual(STRAY);
      expect(after.heapMib - before.heapMib).toBeLessThan(MOST_MIB);
    },
  );
});
