import { TestDatabases } from '@backstage/backend-test-utils';
import { migrateDatabase } from '../commits/migrateDatabase';
import { DatabaseHistory } from './DatabaseHistory';
import { PendingChange } from './PendingChange';

// PostgreSQL joins in when BACKSTAGE_TEST_DATABASE_POSTGRES16_CONNECTION_STRING is set.
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_16'] });
const now = new Date('2026-11-23T12:00:00Z');

const createChange = (
  deployment: string,
  {
    base = 0,
    sequence = base + 1,
    to = 'Synced',
  }: { base?: number; sequence?: number; to?: string } = {},
): PendingChange => ({
  deployment,
  base,
  state: { sequence, axes: { sync: { to, at: now.getTime() } } },
  transitions: [{ sequence, axis: 'sync', to, at: now.getTime() }],
  deliveries: [],
});

describe.each(databases.eachSupportedId())('DatabaseHistory on %s', id => {
  async function start() {
    const knex = await databases.init(id);
    await migrateDatabase(knex);
    const history = new DatabaseHistory(knex);
    const readStates = async () => {
      const all = [];
      for await (const page of history.readStates()) all.push(...page);
      return all;
    };
    return { knex, history, readStates };
  }

  it('appends what builds on what is there, and says what stands where it does not', async () => {
    const { knex, history, readStates } = await start();
    expect(await history.append([createChange('a')], now)).toEqual([]);
    const late = createChange('a', { to: 'OutOfSync' });
    expect(await history.append([late, createChange('b')], now)).toEqual([
      ['a', createChange('a').state],
    ]);
    const next = createChange('a', { base: 1, sequence: 4, to: 'OutOfSync' });
    expect(await history.append([next], now)).toEqual([]);
    expect(await readStates()).toEqual([
      ['a', next.state],
      ['b', createChange('b').state],
    ]);
    expect(
      await knex('transitions')
        .select('deployment', 'sequence', 'to_value')
        .orderBy(['deployment', 'sequence']),
    ).toEqual([
      { deployment: 'a', sequence: 1, to_value: 'Synced' },
      { deployment: 'a', sequence: 4, to_value: 'OutOfSync' },
      { deployment: 'b', sequence: 1, to_value: 'Synced' },
    ]);
  });

  it('writes a delivery once, and what becomes known of it', async () => {
    const { knex, history } = await start();
    const startedAt = now.getTime();
    await history.append(
      [
        {
          ...createChange('a'),
          deliveries: [
            {
              id: 1,
              isNew: true,
              values: {
                app: 'shop',
                change: 'first',
                outcome: 'Running',
                startedAt,
              },
            },
          ],
        },
      ],
      now,
    );
    await history.append(
      [
        {
          ...createChange('a', { base: 1 }),
          deliveries: [
            {
              id: 1,
              isNew: false,
              values: { outcome: 'Healthy', finishedAt: startedAt + 1_000 },
            },
          ],
        },
      ],
      now,
    );
    expect(await knex('deliveries')).toEqual([
      expect.objectContaining({
        deployment: 'a',
        sequence: 1,
        app: 'shop',
        outcome: 'Healthy',
        started_at: '2026-11-23T12:00:00.000Z',
        finished_at: '2026-11-23T12:00:01.000Z',
      }),
    ]);
  });

  it('writes and reads more than one statement or page holds', async () => {
    const { history, readStates } = await start();
    const ids = Array.from({ length: 2_050 }, (_, index) =>
      String(index).padStart(5, '0'),
    );
    await history.append(
      ids.map(each => createChange(each)),
      now,
    );
    expect((await readStates()).map(([each]) => each)).toEqual(ids);
  });

  it('leaves nothing of a batch that fails', async () => {
    const { knex, history } = await start();
    const twice = createChange('b');
    const broken = {
      ...twice,
      transitions: [...twice.transitions, ...twice.transitions],
    };
    await expect(
      history.append([createChange('a'), broken], now),
    ).rejects.toThrow();
    expect(await knex('deployment_states')).toEqual([]);
    expect(await knex('transitions')).toEqual([]);
  });
});
