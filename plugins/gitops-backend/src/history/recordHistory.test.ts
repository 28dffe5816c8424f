import { TestDatabases } from '@backstage/backend-test-utils';
import { createDeployment } from '../__testUtils__/createDeployment';
import { hub, startRecorder } from '../__testUtils__/startRecorder';
import { until } from '../__testUtils__/until';
import { migrateDatabase } from '../commits/migrateDatabase';
import { DatabaseHistory } from './DatabaseHistory';

// PostgreSQL joins in when BACKSTAGE_TEST_DATABASE_POSTGRES16_CONNECTION_STRING is set.
jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_16'] });
const well = createDeployment({ since: { sync: '2026-11-20T10:00:00Z' } });
const { id } = well;
const broken = createDeployment({ health: 'Degraded', message: 'no pod' });

describe.each(databases.eachSupportedId())(
  'recordHistory on %s',
  databaseId => {
    async function start() {
      const knex = await databases.init(databaseId);
      await migrateDatabase(knex);
      const readTransitions = async (axis: string) =>
        (
          await knex('transitions')
            .where({ axis })
            .orderBy(['deployment', 'sequence'])
        ).map(({ from_value: from, to_value: to }) => [from, to]);
      return { knex, readTransitions };
    }

    it('keeps what changes over a restart, and writes nothing when nothing changed', async () => {
      const { knex, readTransitions } = await start();
      const first = startRecorder(knex);
      first.tell(well);
      await first.untilKept();
      first.tell(broken);
      await first.untilKept();
      const since = first.store.get(id)?.since;
      expect(since).toEqual({
        sync: '2026-11-20T10:00:00.000Z',
        health: expect.any(String),
      });
      await first.stop();

      const second = startRecorder(knex);
      // The engine has forgotten everything.
      second.tell(broken);
      await second.untilKept();
      expect(second.store.get(id)?.since).toEqual(since);
      expect(second.writes()).toBe(0);

      second.tell(well);
      await second.untilKept();
      await second.stop();
      expect(await readTransitions('sync')).toEqual([[null, 'Synced']]);
      expect(await readTransitions('health')).toEqual([
        [null, 'Healthy'],
        ['Healthy', 'Degraded'],
        ['Degraded', 'Healthy'],
      ]);
    });

    it('reads what was kept after the engine was read, and compares then', async () => {
      const { knex, readTransitions } = await start();
      const first = startRecorder(knex);
      first.tell(well);
      await first.untilKept();
      await first.stop();

      let goOn = () => {};
      const isAllowed = new Promise<void>(resolve => {
        goOn = resolve;
      });
      const database = new DatabaseHistory(knex);
      const second = startRecorder(knex, {
        database: {
          append: (changes, at) => database.append(changes, at),
          async *readStates() {
            await isAllowed;
            yield* database.readStates();
          },
        },
      });
      const told = '2026-11-21T11:00:00.000Z';
      second.tell({ ...broken, since: { health: told } });
      expect(second.store.get(id)?.since).toEqual({ health: told });
      goOn();
      await second.untilKept();
      await second.stop();
      // While we were away, by the engine's own time.
      expect(await readTransitions('health')).toEqual([
        [null, 'Healthy'],
        ['Healthy', 'Degraded'],
      ]);
    });

    it('writes one row for what two replicas see, also when both write at the same time', async () => {
      const { knex, readTransitions } = await start();
      const rows = Array.from({ length: 300 }, (_, index) =>
        createDeployment({ cluster: `c${index}` }),
      );
      const replicas = [startRecorder(knex), startRecorder(knex)];
      const tellAll = async (...deployments: typeof rows) => {
        replicas.forEach(({ tell }) => tell(...deployments));
        await Promise.all(replicas.map(({ untilKept }) => untilKept()));
      };
      const states = ['Degraded', 'Healthy', 'Degraded'] as const;
      await tellAll(...rows);
      for (const health of states) {
        await tellAll(...rows.map(row => ({ ...row, health })));
      }
      await Promise.all(replicas.map(({ stop }) => stop()));
      const expected = [
        [null, 'Healthy'],
        ['Healthy', 'Degraded'],
        ['Degraded', 'Healthy'],
        ['Healthy', 'Degraded'],
      ];
      expect(await readTransitions('health')).toEqual(
        rows.flatMap(() => expected),
      );
      expect(await knex('deliveries').count({ n: '*' })).toEqual([
        expect.objectContaining({}),
      ]);
      expect(await knex('deliveries')).toHaveLength(rows.length);
      const [one, two] = replicas.map(({ store }) => store.list());
      expect(one).toEqual(two);
    });

    it('costs no row when the database is down, and says so once', async () => {
      const { knex, readTransitions } = await start();
      const database = new DatabaseHistory(knex);
      const state = { isDown: false, failures: 0 };
      const recorder = startRecorder(knex, {
        database: {
          readStates: () => database.readStates(),
          append: async (changes, at) => {
            if (!state.isDown) return database.append(changes, at);
            state.failures += 1;
            throw new Error('disk full');
          },
        },
      });
      recorder.tell(well);
      await recorder.untilKept();
      state.isDown = true;
      recorder.tell(broken);
      recorder.tell(well);
      recorder.tell(broken);
      await until(() => state.failures > 2);
      expect(recorder.store.get(id)).toMatchObject({
        health: 'Degraded',
        since: { health: expect.any(String) },
      });
      expect(recorder.log).toEqual([
        'warn History cannot be kept: Error: disk full',
      ]);
      state.isDown = false;
      await recorder.untilKept();
      await recorder.stop();
      expect(recorder.log.slice(1)).toEqual(['info History is kept again']);
      expect(await readTransitions('health')).toEqual([
        [null, 'Healthy'],
        ['Healthy', 'Degraded'],
        ['Degraded', 'Healthy'],
        ['Healthy', 'Degraded'],
      ]);
    });

    it('leaves others as much time as a write took, two seconds at most, and after a failure no more than its pause', async () => {
      const { knex } = await start();
      const database = new DatabaseHistory(knex);
      const writes = { tookMs: 700, failures: 1 };
      let ms = 0;
      const recorder = startRecorder(knex, {
        now: () => ms,
        database: {
          readStates: () => database.readStates(),
          append: async (changes, at) => {
            ms += writes.tookMs;
            if (writes.failures > 0) {
              writes.failures -= 1;
              throw new Error('disk full');
            }
            return database.append(changes, at);
          },
        },
      });
      const rows = Array.from({ length: 500 }, (_, index) =>
        createDeployment({ cluster: `c${index}`, app: 'many' }),
      );
      recorder.tell(...rows);
      await recorder.untilKept();
      writes.tookMs = 5_000;
      recorder.tell(
        ...rows.map(row => ({ ...row, health: 'Missing' as const })),
      );
      await recorder.untilKept();
      await recorder.stop();
      const between = recorder.pauses.filter(each =>
        [10, 700, 2_000, 5_000].includes(each),
      );
      expect(between).toEqual([10, 700, 700, 2_000, 2_000]);
    });

    it('writes nothing of an engine that cannot be read, and nothing twice of one that flaps', async () => {
      const { knex } = await start();
      const recorder = startRecorder(knex);
      recorder.tell(well);
      await recorder.untilKept();
      const writes = recorder.writes();
      for (let round = 0; round < 20; round++) {
        const error = { code: 'ConnectionRefused', message: 'down' };
        recorder.store.apply(hub, { type: 'error', error });
        recorder.tell(well);
      }
      await recorder.untilKept();
      await recorder.stop();
      expect(recorder.writes()).toBe(writes);
    });

    it('keeps up with more changes than fit, in the end', async () => {
      const { knex, readTransitions } = await start();
      const rows = Array.from({ length: 6_000 }, (_, index) =>
        createDeployment({ cluster: `c${index}`, app: 'many' }),
      );
      const recorder = startRecorder(knex);
      recorder.tell(...rows);
      await recorder.untilKept();
      recorder.tell(
        ...rows.map(row => ({ ...row, health: 'Missing' as const })),
      );
      await recorder.untilKept();
      await recorder.stop();
      expect(await readTransitions('health')).toHaveLength(12_000);
    });
  },
);
