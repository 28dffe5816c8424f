import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ActionRecord } from '@backstage-gitops/plugin-gitops-common';
import { migrateDatabase } from '../commits/migrateDatabase';
import { ActionFollower } from './ActionFollower';
import { AbandonedAction, DatabaseActions } from './DatabaseActions';
import { takeUpAbandoned } from './takeUpAbandoned';

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

  /** One round of a backend that looks for what others left behind. */
  function createLooker(
    database: DatabaseActions,
    options: {
      minute: number;
      find: Parameters<typeof takeUpAbandoned>[0]['find'];
      followed?: string[];
    },
  ) {
    const auditor = mockServices.auditor.mock();
    const outcomes: unknown[] = [];
    const note = async ({ meta = {} } = {}) => void outcomes.push(meta);
    auditor.createEvent.mockResolvedValue({ success: note, fail: note });
    const clock = () => new Date(at(options.minute));
    const told: string[] = [];
    const stop = new AbortController();
    const follower = new ActionFollower({
      database,
      notify: ({ state }) => told.push(state),
      metrics: { recordAction: () => {} },
      logger: mockServices.logger.mock(),
      clock,
      sleep: () => new Promise(() => {}),
      signal: stop.signal,
    });
    const { followed = [] } = options;
    return {
      told,
      outcomes,
      async look() {
        const abort = new AbortController();
        await takeUpAbandoned({
          database,
          follower: {
            list: () => [...follower.list(), ...followed],
            takeUp: follower.takeUp.bind(follower),
            giveUp: follower.giveUp.bind(follower),
          },
          find: options.find,
          auditor,
          logger: mockServices.logger.mock(),
          clock,
          sleep: async () => abort.abort(),
          signal: abort.signal,
        });
        await follower.settle();
      },
    };
  }

  const engine = { type: 'argocd', name: 'hub' };

  it('that a backend left are taken up by one other, which sees them to their end', async () => {
    const { replicas } = await start();
    await replicas[0].begin(record('left', 1));
    await replicas[0].update(
      { ...record('left', 1), state: 'Running' },
      new Date(at(2)),
      'trace-of-left',
    );
    await replicas[0].begin({ ...record('kept', 1), action: 'refresh' });
    const seen: unknown[] = [];
    const find = ({ record: { id }, trace }: AbandonedAction) => ({
      engine,
      follow: async function* follow() {
        seen.push([id, trace]);
        yield { state: 'Requested' } as const;
        yield { state: 'Succeeded', message: 'Synced.' } as const;
      },
    });
    const lookers = replicas.map((database, index) =>
      createLooker(database, {
        minute: 10,
        find,
        followed: index === 0 ? ['kept'] : [],
      }),
    );
    await lookers[0].look();
    await Promise.all(lookers.map(({ look }) => look()));
    expect(seen).toEqual([['left', 'trace-of-left']]);
    expect(await replicas[1].get('left')).toMatchObject({
      state: 'Succeeded',
      message: 'Synced.',
      finishedAt: at(10),
    });
    expect(await replicas[0].get('kept')).toMatchObject({ state: 'Requested' });
    const outcomes = lookers.flatMap(looker => looker.outcomes);
    // Nine minutes since it was taken, by whichever backend.
    expect(outcomes).toEqual([
      {
        record: 'left',
        outcome: 'Succeeded',
        durationMs: 540_000,
        message: 'Synced.',
      },
    ]);
    // Of one that runs nobody is told that it was requested again.
    expect(lookers.flatMap(({ told }) => told)).toEqual(['Succeeded']);
    // Whoever followed it after all does not overwrite what was told.
    expect(
      await replicas[0].update(
        { ...record('left', 1), state: 'Failed', finishedAt: at(11) },
        new Date(at(11)),
      ),
    ).toBe(false);
  });

  it('are claimed by one of two backends at the same time', async () => {
    const { replicas } = await start();
    await replicas[0].begin(record('left', 1));
    const [abandoned] = await replicas[0].listAbandoned(new Date(at(5)));
    const claims = await Promise.all(
      [0, 1, 0, 1].map(index =>
        replicas[index].claim(abandoned, new Date(at(5))),
      ),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('that nobody can tell of are waited for, then ended as unknown in words', async () => {
    const { replicas } = await start();
    const [database] = replicas;
    await database.begin(record('unread', 1));
    const unread = (minute: number) =>
      createLooker(database, { minute, find: () => undefined });
    await unread(10).look();
    expect(await database.get('unread')).toMatchObject({ state: 'Requested' });
    const late = unread(17);
    await late.look();
    expect(await database.get('unread')).toMatchObject({
      state: 'Unknown',
      message:
        'Its end was not seen within 15 minutes: the row says what the engine does now.',
    });
    expect(late.outcomes).toMatchObject([
      { record: 'unread', outcome: 'Unknown' },
    ]);
    await database.begin(record('mute', 20));
    const looker = createLooker(database, {
      minute: 22,
      find: () => ({ engine }),
    });
    await looker.look();
    expect((await database.get('mute'))?.message).toMatch(
      /its engine cannot tell what became of it/,
    );
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

  it('are left to another backend when this one stops, and ended in words when they take too long', async () => {
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
            yield { state: 'Running' as const, trace: `of-${id}` };
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
    expect(await database.get('a')).toMatchObject({ state: 'Running' });
    // At once, and not only after a minute.
    expect(await database.listAbandoned(new Date(at(1)))).toMatchObject([
      { record: { id: 'a' }, trace: 'of-a' },
    ]);
  });
});
