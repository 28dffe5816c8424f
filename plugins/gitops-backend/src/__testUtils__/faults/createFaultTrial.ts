import {
  Deployment,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';
import { until } from '../until';
import { FaultCase, Side } from './FaultCase';
import { faults } from './faults';
import { hastenTime } from './hastenTime';
import { FaultStand, sides, startFaultStand } from './startFaultStand';

type Rows = Record<string, Deployment>;

/** What is compared: what a row says, without what is looked up beside it. */
const toSeen = ({ version, sync, health, revision }: Deployment) => ({
  version,
  sync,
  health,
  revision,
});

const selectOf = (rows: Rows, side: Side) =>
  Object.values(rows).filter(
    ({ engine }) => engine.name === sides[side].engine,
  );

const isTold = (engine: EngineState, { state, says }: FaultCase) => {
  if (state === 'any') return true;
  const problems = [engine.error, ...(engine.warnings ?? [])];
  return (
    engine.state === state &&
    (!says ||
      problems.some(
        problem =>
          problem?.code === says.code && problem.message === says.message,
      ))
  );
};

/**
 * Every fault of one engine, through its module, the store and the API; the other engine stands beside. The
 * hooks of a test start, heal and stop it.
 */
export function createFaultTrial(side: Side) {
  const other = side === 'argocd' ? 'flux' : 'argocd';
  const { target } = sides[side];
  let stand: FaultStand;
  let endHaste = () => {};
  let deliveries = 0;
  /** By which rule each row tells its version when all that speaks of it has been read. */
  let rules: Record<string, string | undefined> = {};

  const toRules = (rows: Rows) =>
    Object.fromEntries(
      Object.values(rows).map(({ id, version }) => [id, version?.rule]),
    );

  /** Rows that are well, and for which nothing is still on its way: of what follows, all is the fault's doing. */
  async function readSettled(): Promise<Rows> {
    let rows: Rows = {};
    await until(async () => {
      await stand.untilWell();
      rows = await stand.readAll();
      return Object.entries(toRules(rows)).every(
        ([id, rule]) => rule === rules[id],
      );
    });
    return rows;
  }

  /** Ends the fault: the try that was announced, or the one after a try already on its way, reads everything. */
  async function expectRecovery(version: string) {
    const announced = new Set<string>();
    await stand.control({ op: 'up', target });
    await until(async () => {
      const { state, nextTryAt } = await stand.readEngine(side);
      if (state !== 'Live' && nextTryAt) announced.add(nextTryAt);
      return state === 'Live';
    });
    expect(announced.size).toBeLessThanOrEqual(2);
    await stand.untilRuns(side, version);
  }

  async function expectStale(harmed: FaultCase, before: Rows, during: Rows) {
    const engine = await stand.readEngine(side);
    expect(engine.error).toEqual(harmed.says);
    for (const row of selectOf(during, side)) {
      expect(toSeen(row)).toEqual(toSeen(before[row.id]));
      expect(row.asOf! <= engine.since).toBe(true);
    }
    // Nothing ticks: a second look sees the same times.
    const [one] = selectOf(during, side);
    expect((await stand.readAll())[one.id].asOf).toBe(one.asOf);
  }

  async function expectLive(
    { dated, says }: FaultCase,
    before: Rows,
    version: string,
  ) {
    await stand.untilRuns(side, version);
    await until(async () =>
      selectOf(await stand.readAll(), side).every(
        row => Boolean(row.asOf) === Boolean(dated?.test(row.name)),
      ),
    );
    for (const row of selectOf(await stand.readAll(), side)) {
      if (!dated?.test(row.name)) continue;
      expect(toSeen(row)).toEqual(toSeen(before[row.id]));
      expect(row.unread?.error).toEqual(says);
    }
  }

  function expectCalmLog(sentence: string, from: number) {
    const alarms = stand.countAlarms(sentence, from);
    expect(alarms.outages).toBeLessThanOrEqual(1);
    expect(alarms.causes).toBeLessThanOrEqual(1);
  }

  return {
    /** Name and case of each. */
    cases: faults.flatMap(fault => {
      const own = fault[side];
      return typeof own === 'string' ? [] : [[fault.name, own] as const];
    }),
    async start() {
      endHaste = hastenTime(20);
      stand = await startFaultStand();
      await stand.untilWell();
      rules = toRules(await stand.readAll());
    },
    async stop() {
      await stand?.stop();
      endHaste();
    },
    async heal() {
      await stand.control({ op: 'up', target });
    },
    /**
     * Lets the fault come and go, and expects what the case has.
     *
     * @returns answers with a secret or an upstream address in them
     */
    async run(harmed: FaultCase): Promise<string[]> {
      const before = await readSettled();
      const mark = stand.log.length;
      await stand.control({ op: 'fault', target, ...harmed.harm });
      if (harmed.thenCut) await stand.control({ op: 'cut', target });
      await until(async () => isTold(await stand.readEngine(side), harmed));

      // Meanwhile a version is delivered to each: the other engine's is shown as ever.
      deliveries += 1;
      const version = `9.${deliveries}.0`;
      await stand.deliver(side, version);
      await stand.deliver(other, version);
      await stand.untilRuns(other, version);
      const during = await stand.readAll();
      expect(Object.keys(during).sort()).toEqual(Object.keys(before).sort());
      expect(selectOf(during, other).filter(({ asOf }) => asOf)).toEqual([]);
      if (harmed.state === 'Stale') await expectStale(harmed, before, during);
      if (harmed.state === 'Live') await expectLive(harmed, before, version);

      await expectRecovery(version);
      const after = await readSettled();
      expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
      if (harmed.says) expectCalmLog(harmed.says.message, mark);
      return stand.findLeaks();
    },
  };
}
