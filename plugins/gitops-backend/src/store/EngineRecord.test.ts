import {
  ClusterReachability,
  Deployment,
  DeploymentSet,
} from '@backstage-gitops/plugin-gitops-common';
import { createDeployment } from '../__testUtils__/createDeployment';
import { createSet } from '../__testUtils__/createSet';
import { KnownCluster } from './EngineUpdate';
import { InMemoryDeploymentStore } from './InMemoryDeploymentStore';

const hub = { type: 'argocd', name: 'hub' };
const second = { type: 'argocd', name: 'second' };
const down = { code: 'ConnectionRefused', message: 'cannot be reached' };
const unreachable: ClusterReachability = {
  ok: false,
  since: '2026-11-23T02:00:00.000Z',
  answeredAt: '2026-11-23T01:59:00.000Z',
  error: down,
};
const reachable: ClusterReachability = {
  ok: true,
  since: '2026-11-23T01:00:00.000Z',
};

function createStore() {
  const now = { at: '2026-11-23T01:30:00.000Z' };
  const store = new InMemoryDeploymentStore({
    environments: [],
    clusters: [],
    clock: () => new Date(now.at),
  });
  store.addEngine(hub);
  store.addEngine(second);
  const changed = jest.fn();
  store.onChange(changed);
  return { store, now, changed };
}

function observe(
  name: string,
  told?: ClusterReachability,
  aliases: string[] = [],
): KnownCluster {
  return { name, labels: {}, aliases, ...(told && { reachable: told }) };
}

const gke = createDeployment({ cluster: 'https://10.0.0.1' });
const eks = createDeployment({ cluster: 'aws-eks' });
const ofSecond = createDeployment({
  cluster: 'gcp-gke',
  engine: second as never,
});
const clusters = (told?: ClusterReachability) => [
  observe('gcp-gke', told, ['https://10.0.0.1/']),
  observe('aws-eks', reachable),
];

describe('A cluster that does not answer', () => {
  it('dates the rows of its engine on it with its last answer, and no other row', () => {
    const { store, changed } = createStore();
    store.apply(hub, {
      type: 'full',
      deployments: [gke, eks],
      clusters: clusters(reachable),
    });
    store.apply(second, {
      type: 'full',
      deployments: [ofSecond],
      clusters: [observe('gcp-gke')],
    });
    const before = [eks, ofSecond].map(({ id }) => store.get(id));
    store.apply(hub, {
      type: 'delta',
      upserted: [],
      removed: [],
      clusters: clusters(unreachable),
    });
    expect(store.get(gke.id)).toMatchObject({
      cluster: { name: 'gcp-gke' },
      asOf: unreachable.answeredAt,
      clusterReachable: unreachable,
      sync: 'Synced',
      health: 'Healthy',
    });
    // The very same objects: they were not drawn anew.
    expect(store.get(eks.id)).toBe(before[0]);
    expect(store.get(ofSecond.id)).toBe(before[1]);
    expect(before[1]).not.toHaveProperty('clusterReachable');
    expect(
      store.clusters().map(({ name, engines }) => [name, engines]),
    ).toEqual([
      ['aws-eks', [{ ...hub, reachable }]],
      ['gcp-gke', [{ ...hub, reachable: unreachable }, second]],
    ]);

    changed.mockClear();
    store.apply(hub, {
      type: 'delta',
      upserted: [],
      removed: [],
      clusters: clusters(unreachable),
    });
    expect(changed).not.toHaveBeenCalled();
    store.apply(hub, {
      type: 'delta',
      upserted: [],
      removed: [],
      clusters: clusters(reachable),
    });
    expect(store.get(gke.id)).not.toHaveProperty('asOf');
    expect(store.get(gke.id)).toMatchObject({ clusterReachable: reachable });
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('dates also what is told of it while it does not answer', () => {
    const { store } = createStore();
    store.apply(hub, {
      type: 'full',
      deployments: [],
      clusters: clusters(unreachable),
    });
    store.apply(hub, { type: 'delta', upserted: [gke], removed: [] });
    expect(store.get(gke.id)?.asOf).toBe(unreachable.answeredAt);
  });

  it('never answered: as of when it was first asked', () => {
    const { store } = createStore();
    const { answeredAt: _never, ...never } = unreachable;
    store.apply(hub, {
      type: 'full',
      deployments: [gke],
      clusters: clusters(never),
    });
    expect(store.get(gke.id)?.asOf).toBe(unreachable.since);
  });

  it.each([
    ['2026-11-23T01:30:00.000Z', '2026-11-23T01:30:00.000Z'],
    ['2026-11-23T03:00:00.000Z', unreachable.answeredAt],
  ])('behind an engine that is stale since %s: as of %s', (at, asOf) => {
    const { store, now } = createStore();
    store.apply(hub, {
      type: 'full',
      deployments: [gke, eks],
      clusters: clusters(unreachable),
    });
    now.at = at;
    store.apply(hub, { type: 'error', error: down });
    expect(store.get(gke.id)?.asOf).toBe(asOf);
    expect(store.get(eks.id)?.asOf).toBe(at);
  });

  it('is told of where its engine knows it twice', () => {
    const { store } = createStore();
    store.apply(hub, {
      type: 'full',
      deployments: [],
      clusters: [
        observe('gcp-gke', reachable),
        observe('gcp-gke', unreachable),
        observe('gcp-gke', reachable),
      ],
    });
    expect(store.clusters()[0].engines).toEqual([
      { ...hub, reachable: unreachable },
    ]);
  });
});

describe('An engine', () => {
  it('is stale since it could not be read, which may be before it is told', () => {
    const { store, now } = createStore();
    now.at = '2026-11-23T03:00:03.000Z';
    const since = '2026-11-23T03:00:00.000Z';
    const nextTryAt = '2026-11-23T03:00:05.000Z';
    store.apply(hub, { type: 'error', error: down, since, nextTryAt });
    expect(store.engines()[0]).toEqual({
      engine: hub,
      state: 'Stale',
      since,
      error: down,
      nextTryAt,
    });
    store.apply(hub, { type: 'error', error: down });
    expect(store.engines()[0]).toEqual({
      engine: hub,
      state: 'Stale',
      since,
      error: down,
    });
  });

  it('was read when it told everything, not when it told a change', () => {
    const { store, now } = createStore();
    expect(store.readAt(hub)).toBeUndefined();
    store.apply(hub, { type: 'full', deployments: [], clusters: [] });
    const readAt = now.at;
    now.at = '2026-11-23T05:00:00.000Z';
    store.apply(hub, { type: 'delta', upserted: [eks], removed: [] });
    expect(store.readAt(hub)).toBe(readAt);
  });
});

describe('A set', () => {
  const rows: Deployment[] = ['a', 'b', 'c'].map(cluster =>
    createDeployment({ cluster }),
  );
  const [a, b, c] = rows.map(({ id }) => id);
  const rolling: DeploymentSet = createSet({
    name: 'checkout-api',
    deployments: [a, b, c, 'not-there-yet'],
    steps: [
      { step: 1, deployments: [a], state: 'Healthy' },
      { step: 2, deployments: [b], state: 'Progressing' },
      { step: 3, deployments: [c, 'not-there-yet'], state: 'Waiting' },
    ],
  });
  const { id, kind, name } = rolling;
  const tell = (store: InMemoryDeploymentStore, sets: DeploymentSet[]) =>
    store.apply(hub, { type: 'delta', upserted: [], removed: [], sets });

  it('is on its rows, with the step and whom it waits for', () => {
    const { store } = createStore();
    store.apply(hub, { type: 'full', deployments: rows, clusters: [] });
    expect(store.get(a)).not.toHaveProperty('set');
    tell(store, [rolling]);
    expect(rows.map(row => store.get(row.id)?.set)).toEqual([
      { id, kind, name, step: 1, steps: 3 },
      { id, kind, name, step: 2, steps: 3 },
      { id, kind, name, step: 3, steps: 3, waitingFor: [b] },
    ]);
    const first = store.get(a);
    tell(store, [{ ...rolling, health: 'Degraded' }]);
    expect(store.get(a)).toBe(first);
    tell(store, []);
    expect(store.get(a)).not.toHaveProperty('set');
    expect(store.sets().size).toBe(0);
  });

  it('gives way to what the engine says on the row itself', () => {
    const { store } = createStore();
    const set = { id: 'own', kind: 'Application' as const, name: 'root' };
    store.apply(hub, {
      type: 'full',
      deployments: [{ ...rows[0], set }],
      clusters: [],
      sets: [rolling],
    });
    expect(store.get(a)?.set).toEqual(set);
  });

  it('lists only Deployments that are known, as they come and go', () => {
    const { store } = createStore();
    store.apply(hub, {
      type: 'full',
      deployments: [rows[0]],
      clusters: [],
      sets: [rolling],
    });
    expect(store.sets().get(id)).toMatchObject({
      deployments: [a],
      steps: [{ deployments: [a] }, { deployments: [] }, { deployments: [] }],
    });
    store.apply(hub, { type: 'delta', upserted: [rows[2]], removed: [a] });
    expect(store.sets().get(id)?.deployments).toEqual([c]);
    expect(store.sets()).toBe(store.sets());
  });

  it('is dated while its engine cannot be read, and gone with the next picture that lacks it', () => {
    const { store, now, changed } = createStore();
    store.apply(hub, {
      type: 'full',
      deployments: [],
      clusters: [],
      sets: [rolling],
    });
    store.apply(hub, { type: 'error', error: down });
    expect(store.sets().get(id)?.asOf).toBe(now.at);
    changed.mockClear();
    store.apply(hub, { type: 'full', deployments: [], clusters: [] });
    expect(store.sets().size).toBe(0);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('tells nobody when it is told again unchanged', () => {
    const { store, changed } = createStore();
    tell(store, [rolling]);
    changed.mockClear();
    tell(store, [JSON.parse(JSON.stringify(rolling))]);
    expect(changed).not.toHaveBeenCalled();
  });
});
