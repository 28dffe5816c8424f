import { TestDatabases } from '@backstage/backend-test-utils';
import {
  Deployment,
  DeploymentHistory,
  EntityDeliveryFigures,
} from '@backstage-gitops/plugin-gitops-common';
import { pushToFleet } from './__testUtils__/pushToFleet';
import { startFleetBackend } from './__testUtils__/startFleetBackend';
import { until } from './__testUtils__/until';
import { useDatabase } from './__testUtils__/useDatabase';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
type Backend = Awaited<ReturnType<typeof startFleetBackend>>;

async function readHistory(
  backend: Backend,
  cluster: string,
): Promise<DeploymentHistory> {
  const { id } = (await backend.readRows())[cluster];
  return backend.get(`deployments/${encodeURIComponent(id)}/history`);
}

const untilRuns = (backend: Backend, cluster: string, version: string) =>
  until(async () => {
    const { deliveries } = await readHistory(backend, cluster);
    const [last] = deliveries;
    return (
      last?.version?.value === version &&
      last.outcome === 'Healthy' &&
      last.commit !== undefined
    );
  });

describe('History of Argo CD and Flux', () => {
  it('tells who delivered what, over restarts of the backend and an engine restored from a backup', async () => {
    const knex = await databases.init('SQLITE_3');
    const features = [useDatabase(knex)];
    const first = await startFleetBackend({ features });
    const { fleet } = first;
    const clusters = ['aws-eks', 'azure-aks'];
    await first.untilSettled();
    // What its workloads say of the version comes by a stream of its own.
    await until(async () => {
      const { version } = (await first.readRows())['azure-aks'];
      return version?.rule === 'version-label';
    });
    for (const cluster of clusters) {
      await fleet.control({
        op: 'version',
        service: 'checkout-api',
        cluster,
        version: '9.9.9',
      });
      await untilRuns(first, cluster, '9.9.9');
    }
    // Pushes of others are no deliveries, on either engine.
    const sha = await fleet.commit({
      message: 'Somebody else: tune another service',
      files: { 'apps/other/values.yaml': 'replicas: 3\n' },
    });
    await until(async () => {
      const rows = Object.values(await first.readRows());
      return rows.every(({ sources }) =>
        sources.some(({ applied }) => applied?.includes(sha)),
      );
    });
    const kept: Record<string, DeploymentHistory> = {};
    const since: Record<string, Deployment['since']> = {};
    for (const cluster of clusters) {
      kept[cluster] = await readHistory(first, cluster);
      since[cluster] = (await first.readRows())[cluster].since;
      const ours = kept[cluster].deliveries.filter(
        ({ seenBy }) => seenBy === 'history',
      );
      expect([cluster, ours[0]]).toEqual([
        cluster,
        expect.objectContaining({
          change: 'version',
          version: { value: '9.9.9', rule: expect.any(String) },
          commit: expect.objectContaining({ author: expect.any(String) }),
          startedAt: expect.any(String),
          finishedAt: expect.any(String),
          durationSeconds: expect.any(Number),
          outcome: 'Healthy',
        }),
      ]);
      expect(ours.filter(({ change }) => change !== 'first')).toHaveLength(1);
    }
    // What only Argo CD tells is in no figure, and not denied by them either; since today there is no pace.
    const { items }: EntityDeliveryFigures = await first.get(
      'entities/component/default/checkout-api/delivery-figures?days=30',
    );
    const production = items.find(each => each.environment === 'production')!;
    const told = kept['aws-eks'].deliveries.filter(
      ({ seenBy }) => seenBy === 'engine',
    );
    expect(told.length).toBeGreaterThan(0);
    expect(production.deliveries).toBeGreaterThanOrEqual(1);
    expect(production.toldByEngines).toBeGreaterThan(0);
    expect(production).not.toHaveProperty('deliveriesPerDay');
    await first.stop();

    await fleet.control({ op: 'fault', target: 'argocd', fault: 'rewind' });
    const second = await startFleetBackend({ features, fleet });
    await until(async () => Object.keys(await second.readRows()).length === 5);
    for (const cluster of clusters) {
      await untilRuns(second, cluster, '9.9.9');
      const { deliveries, transitions } = await readHistory(second, cluster);
      const ids = deliveries.map(({ id }) => id);
      const own = kept[cluster].deliveries.filter(
        ({ seenBy }) => seenBy === 'history',
      );
      expect(ids).toEqual(expect.arrayContaining(own.map(({ id }) => id)));
      expect(transitions.slice(-kept[cluster].transitions.length)).toEqual(
        kept[cluster].transitions,
      );
    }
    // Flux was not touched: nothing happened to it while nobody looked.
    expect(await readHistory(second, 'azure-aks')).toEqual(kept['azure-aks']);
    expect((await second.readRows())['azure-aks'].since).toEqual(
      since['azure-aks'],
    );
    await second.stop();
    await fleet.stop();
  });

  it('knows drift from a newer revision after a restart, and since when, in a repository that everybody pushes to', async () => {
    const knex = await databases.init('SQLITE_3');
    const features = [useDatabase(knex)];
    const first = await startFleetBackend({ features });
    const { fleet } = first;
    await first.untilSettled();
    const set = 'bootstrap/argocd/services/checkout-api.yaml';
    await pushToFleet(
      fleet.repositoryUrl,
      async read => ({
        [set]: (await read(set)).replace('selfHeal: true', 'selfHeal: false'),
      }),
      { message: 'checkout-api: changes by hand stay' },
    );
    await until(async () => {
      const { automation } = (await first.readRows())['gcp-gke'];
      return !automation.selfHeal;
    });
    // Synced at a revision that was never synced to: the engine's own history does not have it.
    const sha = await fleet.commit({
      message: 'Somebody else: tune another service',
      files: { 'apps/other/values.yaml': 'replicas: 4\n' },
    });
    await until(async () => {
      const { revision, sync } = (await first.readRows())['gcp-gke'];
      return sync === 'Synced' && revision.desired === sha;
    });
    await fleet.control({
      op: 'drift',
      service: 'checkout-api',
      cluster: 'gcp-gke',
    });
    let before: Deployment | undefined;
    await until(async () => {
      before = (await first.readRows())['gcp-gke'];
      return before.drift.state === 'drifted';
    });
    expect(before?.drift.since).toEqual(expect.any(String));
    await until(async () => {
      const { transitions } = await readHistory(first, 'gcp-gke');
      return transitions.some(
        ({ axis, to }) => axis === 'drift' && to === 'drifted',
      );
    });
    await first.stop();

    const second = await startFleetBackend({ features, fleet });
    await until(async () => {
      const row = (await second.readRows())['gcp-gke'];
      return row?.drift.since === before?.drift.since;
    });
    expect((await second.readRows())['gcp-gke']).toMatchObject({
      sync: 'OutOfSync',
      since: before?.since,
      drift: { state: 'drifted', heals: false },
    });
    const { transitions } = await readHistory(second, 'gcp-gke');
    expect(
      transitions.filter(({ axis }) => axis === 'drift').map(({ to }) => to),
    ).toEqual(['drifted', 'none']);
    await second.stop();
    await fleet.stop();
  });

  it('lists the commits between two revisions that concern a service', async () => {
    const backend = await startFleetBackend();
    const { fleet } = backend;
    await backend.untilSettled();
    const from = await fleet.commit({
      message: 'Of others',
      files: { 'apps/other/values.yaml': 'replicas: 5\n' },
    });
    await fleet.control({
      op: 'version',
      service: 'checkout-api',
      cluster: 'aws-eks',
      version: '9.9.9',
    });
    const to = await fleet.commit({
      message: 'Of others again',
      files: { 'apps/other/values.yaml': 'replicas: 6\n' },
    });
    const { id } = (await backend.readRows())['aws-eks'];
    const path = `deployments/${encodeURIComponent(id)}/commits`;
    expect(await backend.get(`${path}?from=${from}&to=${to}`)).toEqual({
      from,
      to,
      state: 'complete',
      items: [
        {
          sha: expect.any(String),
          author: 'Fleet Player',
          message: 'checkout-api: 9.9.9 on aws-eks',
          at: expect.any(String),
        },
      ],
    });
    expect(
      await backend.get(`${path}?from=${'f'.repeat(40)}&to=${to}`),
    ).toMatchObject({ items: [], state: 'unknown' });
    await backend.stop();
    await fleet.stop();
  });
});
