import { TestDatabases } from '@backstage/backend-test-utils';
import { migrateDatabase } from '../commits/migrateDatabase';
import { DatabaseHistory } from './DatabaseHistory';
import { pruneHistory } from './pruneHistory';

// PostgreSQL joins in when BACKSTAGE_TEST_DATABASE_POSTGRES16_CONNECTION_STRING is set.
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_16'] });
const DAY = 24 * 60 * 60_000;
const now = new Date('2026-11-23T12:00:00Z');
const daysAgo = (days: number) => now.getTime() - days * DAY;

describe.each(databases.eachSupportedId())('pruneHistory on %s', id => {
  /** Keeps changes of sync of one Deployment, so many days ago each. */
  async function start(deployments: Record<string, number[]>) {
    const knex = await databases.init(id);
    await migrateDatabase(knex);
    const history = new DatabaseHistory(knex);
    for (const [deployment, ages] of Object.entries(deployments)) {
      for (const [index, age] of ages.entries()) {
        const at = daysAgo(age);
        const sequence = index + 1;
        await history.append(
          [
            {
              deployment,
              base: index,
              state: { sequence, axes: {} },
              transitions: [
                { sequence, axis: 'sync', to: String(age), at },
                ...(index === 0
                  ? [{ sequence, axis: 'health' as const, to: 'Healthy', at }]
                  : []),
              ],
              deliveries: [
                {
                  id: sequence,
                  isNew: true,
                  values: {
                    app: 'shop',
                    change: 'version',
                    outcome: 'Healthy',
                    startedAt: at,
                  },
                },
              ],
            },
          ],
          new Date(at),
        );
      }
    }
    const prune = async (
      options: Partial<Parameters<typeof pruneHistory>[1]> = {},
    ) => {
      const { deleted } = await pruneHistory(knex, {
        keepDays: 400,
        keepPerDeployment: 500,
        now,
        ...options,
      });
      return deleted;
    };
    const list = async (table: string, columns: string[]) =>
      (
        await knex(table).select(columns).orderBy(['deployment', 'sequence'])
      ).map(row => columns.map(column => row[column]).join(' '));
    return { prune, list };
  }

  it('deletes what is too old, but never the last of an axis', async () => {
    const { prune, list } = await start({ a: [50, 40, 20], b: [60, 50] });
    expect(await prune({ keepDays: 30 })).toBe(6);
    expect(
      await list('transitions', ['deployment', 'axis', 'to_value']),
    ).toEqual(
      expect.arrayContaining([
        'a health Healthy',
        'a sync 20',
        'b health Healthy',
        'b sync 50',
      ]),
    );
    expect(await list('transitions', ['axis'])).toHaveLength(4);
    expect(await list('deliveries', ['deployment', 'sequence'])).toEqual([
      'a 3',
      'b 2',
    ]);
    expect(await list('deployment_states', ['kept_since'])).toEqual([
      new Date(daysAgo(30)).toISOString(),
      new Date(daysAgo(30)).toISOString(),
    ]);
    expect(await prune({ keepDays: 30 })).toBe(0);
  });

  it('deletes what is too much of one Deployment, oldest first', async () => {
    const { prune, list } = await start({ a: [5, 4, 3, 2, 1], b: [9, 8] });
    // Of a three transitions and three deliveries. What began together with what stays, stays: all of b.
    expect(await prune({ keepPerDeployment: 2 })).toBe(6);
    const kept = await list('transitions', ['deployment', 'to_value']);
    expect(kept.sort()).toEqual([
      'a 1',
      'a 2',
      'a Healthy',
      'b 8',
      'b 9',
      'b Healthy',
    ]);
    expect(await list('deliveries', ['deployment', 'sequence'])).toEqual([
      'a 4',
      'a 5',
      'b 1',
      'b 2',
    ]);
  });

  it('forgets what is gone for as long, and only when that can be told', async () => {
    const { prune, list } = await start({
      gone: [50],
      still: [50],
      young: [1],
    });
    await prune({ keepDays: 30 });
    expect(await list('deployment_states', ['deployment'])).toHaveLength(3);
    await prune({ keepDays: 30, isPresent: each => each === 'still' });
    for (const table of ['deployment_states', 'deliveries']) {
      expect(await list(table, ['deployment'])).toEqual(['still', 'young']);
    }
    expect(new Set(await list('transitions', ['deployment']))).toEqual(
      new Set(['still', 'young']),
    );
  });
});
