import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { createDeployment } from '../__testUtils__/createDeployment';
import { InMemoryDeploymentStore } from './InMemoryDeploymentStore';

const hub = { type: 'argocd', name: 'hub' };
const flux = { type: 'flux', name: 'azure-aks' };
const down = { code: 'ConnectionRefused', message: 'cannot be reached' };
const sha = 'a'.repeat(40);

function createStore() {
  const now = { at: '2026-11-23T01:00:00.000Z' };
  const store = new InMemoryDeploymentStore({
    environments: ['dev', 'production'],
    clusters: [
      {
        name: 'aws-eks',
        aliases: ['https://aws.example.com'],
        labels: { environment: 'production', cloud: 'aws' },
      },
    ],
    clock: () => new Date(now.at),
  });
  store.addEngine(hub);
  store.addEngine(flux);
  const changed = jest.fn();
  store.onChange(changed);
  const tellAll = (deployments: Deployment[]) =>
    store.apply(hub, { type: 'full', deployments, clusters: [] });
  return { store, now, changed, tellAll };
}

describe('InMemoryDeploymentStore', () => {
  it('is Connecting until it is told everything, then Live', () => {
    const { store, now, tellAll } = createStore();
    now.at = '2026-11-23T02:00:00.000Z';
    tellAll([]);
    expect(store.engines()).toEqual([
      { engine: hub, state: 'Live', since: '2026-11-23T02:00:00.000Z' },
      { engine: flux, state: 'Connecting', since: '2026-11-23T01:00:00.000Z' },
    ]);
    expect(store.unreadEngines()).toEqual([flux]);
  });

  it('takes a full picture for all there is, and only of its own engine', () => {
    const { store, tellAll } = createStore();
    const kept = createDeployment({ cluster: 'a' });
    const gone = createDeployment({ cluster: 'b' });
    const other = createDeployment({
      engine: { type: 'flux', name: 'azure-aks' },
    });
    store.apply(flux, { type: 'full', deployments: [other], clusters: [] });
    tellAll([kept, gone]);
    tellAll([kept]);
    expect(store.list().map(({ id }) => id)).toEqual([kept.id, other.id]);
    expect(store.get(gone.id)).toBeUndefined();
  });

  it('follows changes and removals', () => {
    const { store, tellAll } = createStore();
    const [a, b] = ['a', 'b'].map(cluster => createDeployment({ cluster }));
    tellAll([a, b]);
    store.apply(hub, {
      type: 'delta',
      upserted: [{ ...a, health: 'Degraded' }],
      removed: [b.id, 'never-seen'],
    });
    expect(store.list()).toEqual([
      expect.objectContaining({ id: a.id, health: 'Degraded' }),
    ]);
  });

  it('moves a row to another app in its index', () => {
    const { store, tellAll } = createStore();
    const row = createDeployment();
    tellAll([row]);
    store.apply(hub, {
      type: 'delta',
      upserted: [{ ...row, app: 'renamed' }],
      removed: [],
    });
    expect(store.listOfApp('checkout-api')).toEqual([]);
    expect(store.listOfApp('renamed')).toHaveLength(1);
  });

  it('tells nobody of what is repeated, and keeps its bytes', () => {
    const { store, changed, tellAll } = createStore();
    tellAll([createDeployment()]);
    const before = store.list();
    changed.mockClear();
    tellAll([createDeployment()]);
    store.apply(hub, {
      type: 'delta',
      upserted: [createDeployment()],
      removed: [],
    });
    expect(changed).not.toHaveBeenCalled();
    expect(store.list()).toBe(before);
  });

  it('dates the rows of an engine that is down with the time it went, until it is back', () => {
    const { store, now, changed, tellAll } = createStore();
    tellAll([createDeployment()]);
    now.at = '2026-11-23T03:00:00.000Z';
    store.apply(hub, { type: 'error', error: down });
    expect(store.list()[0].asOf).toBe(now.at);

    changed.mockClear();
    now.at = '2026-11-23T04:00:00.000Z';
    store.apply(hub, { type: 'error', error: down });
    expect(changed).not.toHaveBeenCalled();
    expect(store.engines()[0]).toEqual({
      engine: hub,
      state: 'Stale',
      since: '2026-11-23T03:00:00.000Z',
      error: down,
    });

    tellAll([createDeployment()]);
    expect(store.list()[0]).not.toHaveProperty('asOf');
    expect(store.engines()[0]).toEqual({
      engine: hub,
      state: 'Live',
      since: now.at,
    });
  });

  it('is Stale, not empty, when an engine could never be read', () => {
    const { store } = createStore();
    store.apply(hub, { type: 'error', error: down });
    expect(store.engines()[0]).toMatchObject({ state: 'Stale', error: down });
    expect(store.unreadEngines()).toContainEqual(hub);
  });

  it('dates a row on a cluster that does not answer, though its engine is well', () => {
    const { store, tellAll } = createStore();
    const since = '2026-11-23T00:30:00.000Z';
    tellAll([createDeployment({ clusterReachable: { ok: false, since } })]);
    expect(store.list()[0].asOf).toBe(since);
  });

  it('shows warnings while they last', () => {
    const { store, tellAll } = createStore();
    tellAll([]);
    const warnings = [{ code: 'Forbidden', message: 'one namespace' }];
    store.apply(hub, { type: 'delta', upserted: [], removed: [], warnings });
    expect(store.engines()[0].warnings).toEqual(warnings);
    store.apply(hub, {
      type: 'delta',
      upserted: [],
      removed: [],
      warnings: [],
    });
    expect(store.engines()[0]).not.toHaveProperty('warnings');
  });

  it('draws rows anew when an engine learns the name of a cluster', () => {
    const { store, tellAll } = createStore();
    tellAll([createDeployment({ cluster: 'https://10.0.0.1:6443' })]);
    expect(store.list()[0].cluster.name).toMatch(/^unnamed-[0-9a-f]{8}$/);
    store.apply(hub, {
      type: 'delta',
      upserted: [],
      removed: [],
      clusters: [
        {
          name: 'gcp-gke',
          aliases: ['https://10.0.0.1:6443'],
          labels: { environment: 'dev' },
        },
      ],
    });
    expect(store.list()[0]).toMatchObject({
      cluster: { name: 'gcp-gke', labels: { environment: 'dev' } },
      environment: 'dev',
    });
    expect(JSON.stringify(store.clusters())).not.toContain('10.0.0.1');
  });

  it('joins a commit to every row that runs it, now and later', () => {
    const { store, changed, tellAll } = createStore();
    const sources = [{ repository: 'https://git.example.com/r', applied: sha }];
    const commit = { sha, author: 'Ada', message: 'Release 1.4.2' };
    tellAll([createDeployment({ cluster: 'a', sources })]);
    changed.mockClear();
    const known = { repository: sources[0].repository, revision: sha, commit };
    store.addCommits([known]);
    store.addCommits([known]);
    expect(changed).toHaveBeenCalledTimes(1);
    store.apply(hub, {
      type: 'delta',
      upserted: [createDeployment({ cluster: 'b', sources })],
      removed: [],
    });
    expect(store.list().map(row => row.commit)).toEqual([commit, commit]);
  });

  it('holds twenty thousand rows, and replaces one of them', () => {
    const { store, changed, tellAll } = createStore();
    const rows = Array.from({ length: 20_000 }, (_, index) =>
      createDeployment({
        app: `app-${index % 400}`,
        cluster: `cluster-${Math.floor(index / 400)}`,
      }),
    );
    tellAll(rows);
    expect(store.list()).toHaveLength(20_000);
    expect(store.listOfApp('app-7')).toHaveLength(50);
    changed.mockClear();
    tellAll(rows.map(row => JSON.parse(JSON.stringify(row))));
    expect(changed).not.toHaveBeenCalled();
    store.apply(hub, {
      type: 'delta',
      upserted: [{ ...rows[7], health: 'Degraded' }],
      removed: [],
    });
    expect(changed).toHaveBeenCalledTimes(1);
    expect(
      store.list().filter(({ health }) => health === 'Degraded'),
    ).toHaveLength(1);
  });

  it('refuses an engine that nobody added', () => {
    const { store } = createStore();
    expect(() =>
      store.apply({ type: 'x', name: 'y' }, { type: 'error', error: down }),
    ).toThrow('Engine x y was not added');
  });
});
