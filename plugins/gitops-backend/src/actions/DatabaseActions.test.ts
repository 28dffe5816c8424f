import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ActionRecord } from '@backstage-gitops/plugin-gitops-common';
import { migrateDatabase } from '../commits/migrateDatabase';
import { ActionFollower } from './ActionFollower';
import { DatabaseActions } from './DatabaseActions';
import { watchAbandoned } from './watchAbandoned';

// PostgreSQL joins in when BACKSTAGE_TEST_DATABASE_POSTGRES16_CONNECTION_STRING is set.
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_16'] });
jest.setTimeout(120_000);

const at = (minute: number) =>
  new Date(Date.UTC(2026, 10, 25, 10, minute)).toISOString();
const record = (id: string, minute: number): ActionRecord => ({
  id,
  target: { type: 'deployment', id: 'checkout' },
  subject: 'checkout-api on aws-eks',
  action: 'sync',
  parameters: { prune: true },
  by: 'user:default/ada',
  state: 'Requested',
  startedAt: at(minute),
});

describe.each(databases.eachSupportedId())('Actions on %s', databaseId => {
  async function start() {
    const knex = await databases.init(databaseId);
    await migrateDatabase(knex);
    return {
      knex,
      replicas: [new DatabaseActions(knex), new DatabaseActions(knex)],
    };
  }

  it('are begun once by two backends at the same time, and anew when the first is at its end', async () => {
    const { replicas } = await start();
    const open = await Promise.all(
      replicas.map((each, index) => each.begin(record(String(index), 1))),
    );
    expect(open.filter(each => each === undefined)).toHaveLength(1);
    const [kept] = open.flatMap(each => each ?? []);
    const ended: ActionRecord = {
      ...kept,
      state: 'Succeeded',
      message: 'done',
      finishedAt: at(2),
    };
    expect(await replicas[0].update(ended, new Date(at(2)))).toBe(true);
    expect(await replicas[1].get(kept.id)).toEqual(ended);
    expect(await replicas[1].begin(record('2', 3))).toBeUndefined();
    expect(
      (await replicas[1].list({ by: 'user:default/ada', limit: 5 })).map(
        ({ id }) => id,
      ),
    ).toEqual(['2', kept.id]);
    expect(await replicas[0].list({ target: 'other', limit: 5 })).toEqual([]);
  });

  it('that nobody follows are ended as unknown by one backend, with an entry in the audit log', async () => {
    const { replicas } = await start();
    await replicas[0].begin(record('left', 1));
    await replicas[0].begin({ ...record('kept', 1), action: 'refresh' });
    const auditor = mockServices.auditor.mock();
    const outcomes: unknown[] = [];
    auditor.createEvent.mockResolvedValue({
      success: async () => {},
      fail: async ({ meta }) => void outcomes.push(meta),
    });
    const told: string[] = [];
    const watch = (database: DatabaseActions, followed: string[]) => {
      const abort = new AbortController();
      return watchAbandoned({
        database,
        follower: { list: () => followed },
        notify: ({ id }) => told.push(id),
        auditor,
        logger: mockServices.logger.mock(),
        clock: () => new Date(at(10)),
        sleep: async () => abort.abort(),
        signal: abort.signal,
      });
    };
    await watch(replicas[1], ['kept']);
    await watch(replicas[0], []);
    expect(told).toEqual(['left']);
    expect(await replicas[0].get('left')).toMatchObject({
      state: 'Unknown',
      message:
        'The backend that followed this is gone: the row says what became of it.',
      finishedAt: at(10),
    });
    expect(await replicas[0].get('kept')).toMatchObject({ state: 'Requested' });
    expect(outcomes).toMatchObject([{ record: 'left', outcome: 'Unknown' }]);
    // Whoever followed it after all does not overwrite what was told.
    expect(
      await replicas[0].update(
        { ...record('left', 1), state: 'Succeeded', finishedAt: at(11) },
        new Date(at(11)),
      ),
    ).toBe(false);
  });

  it('are pruned when they are old and at their end', async () => {
    const { replicas } = await start();
    const [database] = replicas;
    await database.begin(record('open', 1));
    await database.begin({ ...record('old', 1), action: 'refresh' });
    await database.update(
      { ...record('old', 1), state: 'Failed', finishedAt: at(2) },
      new Date(at(2)),
    );
    expect(await database.prune(new Date(at(1)))).toBe(0);
    expect(await database.prune(new Date(at(5)))).toBe(1);
    expect(await database.get('old')).toBeUndefined();
    expect(await database.get('open')).toBeDefined();
  });

  it('are ended in words when the backend stops, and when they take too long', async () => {
    const { replicas } = await start();
    const [database] = replicas;
    const stop = new AbortController();
    let isTooLong = false;
    const follower = new ActionFollower({
      database,
      notify: () => {},
      metrics: { recordAction: () => {} },
      logger: mockServices.logger.mock(),
      clock: () => new Date(at(10)),
      sleep: (ms, signal) =>
        new Promise(resolve => {
          if (isTooLong && ms > 60_000) resolve();
          signal.addEventListener('abort', () => resolve());
        }),
      signal: stop.signal,
    });
    const audit = { end: async () => {} };
    const follow = (id: string) =>
      follower.begin(
        { ...record(id, 1), target: { type: 'deployment', id } },
        { type: 'argocd', name: 'hub' },
        {
          act: async function* run() {
            yield { state: 'Running' as const };
            await new Promise(() => {});
          },
          audit: audit as never,
        },
      );
    await database.begin({
      ...record('a', 1),
      target: { type: 'deployment', id: 'a' },
    });
    await database.begin({
      ...record('b', 1),
      target: { type: 'deployment', id: 'b' },
    });
    await follow('a');
    isTooLong = true;
    await follow('b');
    while (follower.list().includes('b')) {
      await new Promise(resolve => setImmediate(resolve));
    }
    expect((await database.get('b'))?.message).toBe(
      'Its end was not seen within 15 minutes: the row says what the engine does now.',
    );
    expect((await database.get('a'))?.state).toBe('Running');
    stop.abort();
    await follower.settle();
    expect(await database.get('a')).toMatchObject({
      state: 'Unknown',
      message:
        'Backstage was restarted while it followed this: the row says what became of it.',
    });
  });
});
