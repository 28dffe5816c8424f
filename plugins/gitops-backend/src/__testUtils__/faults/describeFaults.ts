import { Deployment } from '@backstage-gitops/plugin-gitops-common';
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

/** Every fault of one engine, through its module, the store and the API; the other engine stands beside. */
export function describeFaults(side: Side): void {
  const other = side === 'argocd' ? 'flux' : 'argocd';
  const { target } = sides[side];
  const cases = faults.flatMap(fault => {
    const own = fault[side];
    return typeof own === 'string' ? [] : [[fault.name, own] as const];
  });
  let stand: FaultStand;
  let ended = () => {};
  let deliveries = 0;

  beforeAll(async () => {
    ended = hastenTime(20);
    stand = await startFaultStand();
  }, 300_000);
  afterAll(async () => {
    await stand?.stop();
    ended();
  }, 60_000);
  afterEach(async () => {
    await stand.control({ op: 'up', target });
  });

  /** Waits until it is told as the case has it. */
  const untilTold = ({ state, says }: FaultCase) =>
    until(async () => {
      if (state === 'any') return true;
      const engine = await stand.readEngine(side);
      if (engine.state !== state) return false;
      if (!says) return true;
      const problems = [engine.error, ...(engine.warnings ?? [])];
      return problems.some(
        problem =>
          problem?.code === says.code && problem.message === says.message,
      );
    });

  it.each(cases)(
    '%s',
    async (_, harmed) => {
      await stand.untilWell();
      const before = await stand.readAll();
      const mark = stand.log.length;
      await stand.control({ op: 'fault', target, ...harmed.harm });
      if (harmed.thenCut) await stand.control({ op: 'cut', target });
      await untilTold(harmed);

      // Meanwhile a version is delivered to each: the other engine's is shown as ever.
      deliveries += 1;
      const version = `9.${deliveries}.0`;
      await stand.deliver(side, version);
      await stand.deliver(other, version);
      await stand.untilRuns(other, version);
      const during = await stand.readAll();
      expect(Object.keys(during).sort()).toEqual(Object.keys(before).sort());
      expect(selectOf(during, other).filter(({ asOf }) => asOf)).toEqual([]);

      if (harmed.state === 'Stale') {
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
      if (harmed.state === 'Live') {
        await stand.untilRuns(side, version);
        const { dated } = harmed;
        await until(async () => {
          const rows = selectOf(await stand.readAll(), side);
          return rows.every(
            row => Boolean(row.asOf) === Boolean(dated?.test(row.name)),
          );
        });
        const rows = await stand.readAll();
        for (const row of selectOf(rows, side)) {
          if (!dated?.test(row.name)) continue;
          expect(toSeen(row)).toEqual(toSeen(before[row.id]));
          expect(row.unread?.error).toEqual(harmed.says);
        }
      }

      await stand.control({ op: 'up', target });
      await stand.untilRuns(side, version);
      await stand.untilWell();
      expect(Object.keys(await stand.readAll()).sort()).toEqual(
        Object.keys(before).sort(),
      );
      if (harmed.says) {
        const alarms = stand.countAlarms(harmed.says.message, mark);
        expect(alarms.outages).toBeLessThanOrEqual(1);
        expect(alarms.causes).toBeLessThanOrEqual(1);
      }
      expect(stand.findLeaks()).toEqual([]);
    },
    180_000,
  );
}
