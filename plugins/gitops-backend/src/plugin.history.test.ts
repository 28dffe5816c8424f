import { TestDatabases } from '@backstage/backend-test-utils';
import {
  Deployment,
  DeploymentHistory,
} from '@backstage-gitops/plugin-gitops-common';
import createKnex, { Knex } from 'knex';
import request from 'supertest';
import { createDeployment } from './__testUtils__/createDeployment';
import { FakeEngine } from './__testUtils__/FakeEngine';
import { startGitopsBackend } from './__testUtils__/startGitopsBackend';
import { checkout } from './__testUtils__/startTestFleet';
import { until } from './__testUtils__/until';
import { useDatabase } from './__testUtils__/useDatabase';

// PostgreSQL joins in when BACKSTAGE_TEST_DATABASE_POSTGRES16_CONNECTION_STRING is set.
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_16'] });
jest.setTimeout(120_000);

const well = createDeployment({
  since: { sync: '2026-11-01T10:00:00Z', health: '2026-11-01T10:00:00Z' },
});
const updated = createDeployment({
  version: { value: '1.5.0', rule: 'image-tag' },
  health: 'Progressing',
});
const { id } = well;

describe.each(databases.eachSupportedId())('History on %s', databaseId => {
  const others: Knex[] = [];
  afterEach(async () => {
    await Promise.all(others.splice(0).map(knex => knex.destroy()));
  });

  /** Another process has connections of its own; SQLite is for one process. */
  function connectAnew(knex: Knex): Knex {
    if (databaseId === 'SQLITE_3') return knex;
    const { client, connection } = knex.client.config;
    const other = createKnex({ client, connection });
    others.push(other);
    return other;
  }

  async function startReplica(knex: Knex) {
    const hub = new FakeEngine();
    const backend = await startGitopsBackend({
      engines: [hub],
      entities: [checkout],
      features: [useDatabase(knex)],
      config: {
        gitops: {
          clusters: [
            { name: 'aws-eks', labels: { environment: 'production' } },
          ],
        },
      },
    });
    const get = async (path: string) =>
      (await request(backend.server).get(`/api/gitops/v1/${path}`)).body;
    const path = `deployments/${encodeURIComponent(id)}`;
    return {
      hub,
      stop: () => backend.stop(),
      get,
      tell: (...deployments: Deployment[]) =>
        hub.tell({ type: 'full', deployments, clusters: [] }),
      readRow: (): Promise<Deployment> => get(path),
      readHistory: (): Promise<DeploymentHistory> => get(`${path}/history`),
    };
  }
  const toLines = ({ transitions }: DeploymentHistory, axis: string) =>
    transitions
      .filter(each => each.axis === axis)
      .map(({ from, to }) => `${from} > ${to}`);

  it('is written once by two backends, which then say the same', async () => {
    const knex = await databases.init(databaseId);
    const replicas = [
      await startReplica(knex),
      await startReplica(connectAnew(knex)),
    ];
    for (const row of [
      well,
      updated,
      { ...updated, health: 'Healthy' as const },
    ]) {
      replicas.forEach(({ tell }) => tell(row));
      await until(async () => {
        const histories = await Promise.all(
          replicas.map(({ readHistory }) => readHistory()),
        );
        return histories.every(
          ({ transitions = [] }) =>
            transitions.find(({ axis }) => axis === 'health')?.to ===
            row.health,
        );
      });
    }
    const isSame = async () => {
      const [one, two] = await Promise.all(
        replicas.map(async each => [
          await each.readRow(),
          await each.readHistory(),
        ]),
      );
      return JSON.stringify(one) === JSON.stringify(two);
    };
    await until(isSame);
    const history = await replicas[0].readHistory();
    expect(toLines(history, 'health')).toEqual([
      'Progressing > Healthy',
      'Healthy > Progressing',
      'undefined > Healthy',
    ]);
    expect(toLines(history, 'version')).toEqual([
      '1.4.2 > 1.5.0',
      'undefined > 1.4.2',
    ]);
    expect(
      history.deliveries.map(({ change, version, outcome }) => [
        change,
        version?.value,
        outcome,
      ]),
    ).toEqual([
      ['version', '1.5.0', 'Healthy'],
      ['first', '1.4.2', 'Unknown'],
    ]);
    await Promise.all(replicas.map(({ stop }) => stop()));
  });

  it('survives a restart of the backend and an engine that forgot its own', async () => {
    const knex = await databases.init(databaseId);
    const first = await startReplica(knex);
    first.hub.deliveries[id] = [
      {
        version: { value: '1.4.1', rule: 'image-tag' },
        finishedAt: '2026-11-01T08:00:00Z',
        by: 'ada',
        outcome: 'Succeeded',
      },
      {
        version: { value: '1.4.2', rule: 'image-tag' },
        finishedAt: '2026-11-01T10:00:00Z',
        by: 'automated',
        outcome: 'Succeeded',
      },
    ];
    first.tell(well);
    await until(
      async () => (await first.readHistory()).transitions?.length > 0,
    );
    const drifted: Deployment = {
      ...well,
      sync: 'OutOfSync',
      since: {},
      drift: { state: 'drifted', heals: false },
      revision: { desired: 'r1', applied: 'r1' },
    };
    first.tell(drifted);
    await until(async () =>
      toLines(await first.readHistory(), 'drift').includes('none > drifted'),
    );
    const before = await first.readRow();
    expect(before).toMatchObject({
      since: {
        sync: expect.any(String),
        health: '2026-11-01T10:00:00.000Z',
      },
      drift: { state: 'drifted', since: expect.any(String) },
    });
    const history = await first.readHistory();
    expect(
      history.deliveries.map(({ by, version, seenBy }) => [
        by,
        version?.value,
        seenBy,
      ]),
    ).toEqual([
      ['automated', '1.4.2', 'engine'],
      ['ada', '1.4.1', 'engine'],
    ]);
    expect(history.keptSince).toEqual(expect.any(String));
    await first.stop();

    const second = await startReplica(connectAnew(knex));
    second.tell({
      ...drifted,
      since: { health: '2026-11-20T00:00:00Z' },
    });
    await until(async () => (await second.readRow()).since?.sync !== undefined);
    expect(await second.readRow()).toEqual(before);
    expect((await second.readHistory()).transitions).toEqual(
      history.transitions,
    );
    expect(
      (await second.readHistory()).deliveries.map(({ seenBy, version }) => [
        seenBy,
        version?.value,
      ]),
    ).toEqual([['history', '1.4.2']]);
    await second.stop();
  });

  it('gives delivery figures of an entity', async () => {
    const knex = await databases.init(databaseId);
    const replica = await startReplica(knex);
    replica.tell(well);
    await until(
      async () => (await replica.readHistory()).transitions?.length > 0,
    );
    replica.tell(updated);
    replica.tell({ ...updated, health: 'Healthy' });
    await until(
      async () =>
        (await replica.readHistory()).deliveries[0]?.outcome === 'Healthy',
    );
    const figures = await replica.get(
      'entities/component/default/checkout-api/delivery-figures?days=10',
    );
    expect(figures).toEqual({
      days: 10,
      from: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      keptSince: expect.any(String),
      items: [
        {
          app: 'checkout-api',
          environment: 'production',
          deliveries: 1,
          // Kept since a moment ago: there is no pace yet.
          changeFailureRate: 0,
        },
      ],
    });
    await replica.stop();
  });

  it('is not shown of what is not there, and says when the database does not answer', async () => {
    const knex = await databases.init(databaseId);
    const replica = await startReplica(knex);
    replica.tell(well);
    await until(
      async () => (await replica.readHistory()).transitions?.length > 0,
    );
    replica.tell();
    await until(async () => (await replica.readRow()).id === undefined);
    expect(await replica.readHistory()).toMatchObject({
      error: { name: 'NotFoundError' },
    });
    expect(await knex('transitions').where({ deployment: id })).not.toEqual([]);
    replica.tell(well);
    await until(
      async () => (await replica.readHistory()).transitions?.length > 0,
    );
    await knex.schema.dropTable('transitions');
    expect(await replica.readHistory()).toMatchObject({
      error: {
        name: 'ServiceUnavailableError',
        message: 'The history cannot be read now: the database does not answer',
      },
    });
    expect(await replica.readRow()).toMatchObject({ id });
    await replica.stop();
  });
});
