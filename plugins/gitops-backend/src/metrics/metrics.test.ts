import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { createDeployment } from '../__testUtils__/createDeployment';
import { createSet } from '../__testUtils__/createSet';
import { InMemoryDeploymentStore } from '../store/InMemoryDeploymentStore';
import { createGitopsMetrics } from './createGitopsMetrics';
import { measureHistory } from './measureHistory';
import { observeStore } from './observeStore';

const hub = { type: 'argocd', name: 'hub' };
const ofHub = { 'engine.type': 'argocd', 'engine.name': 'hub' };
const ofFlux = { 'engine.type': 'flux', 'engine.name': 'azure-aks' };
const since = '2026-11-23T01:00:00.000Z';

/** A metrics service that keeps what it is told, and asks its callbacks when it is read. */
function createService() {
  const told: Record<string, unknown[]> = {};
  const units: Record<string, string | undefined> = {};
  const callbacks: [
    string,
    Parameters<
      ReturnType<MetricsService['createObservableGauge']>['addCallback']
    >[0],
  ][] = [];
  const create = (name: string, options?: { unit?: string }) => {
    units[name] = options?.unit;
    const keep = (value: number, attributes: object = {}) => {
      told[name] = [...(told[name] ?? []), [value, attributes]];
    };
    return {
      add: keep,
      record: keep,
      addCallback: (callback: (typeof callbacks)[number][1]) =>
        callbacks.push([name, callback]),
      removeCallback: () => {},
    };
  };
  const service = {
    createCounter: create,
    createUpDownCounter: create,
    createHistogram: create,
    createGauge: create,
    createObservableCounter: create,
    createObservableUpDownCounter: create,
    createObservableGauge: create,
  } as MetricsService;
  return {
    service,
    units,
    collect() {
      for (const [name, callback] of callbacks) {
        callback({
          observe: (value, attributes = {}) => {
            told[name] = [...(told[name] ?? []), [value, attributes]];
          },
        });
      }
      return told;
    },
  };
}

describe('metrics', () => {
  it('count what happens, by engine, type, route and axis', () => {
    const { service, collect } = createService();
    const metrics = createGitopsMetrics(service);
    metrics.countEvent(hub, 'full');
    metrics.countRestart(hub);
    metrics.recordRequest({ route: '/v1/engines', status: 200, seconds: 0.01 });
    metrics.countTransitions('sync', 3);
    metrics.recordAction(hub, {
      action: 'sync',
      outcome: 'Failed',
      seconds: 9,
    });
    metrics.countLiveRequest('diff', { isShared: true });
    metrics.recordLiveRead(hub, {
      kind: 'diff',
      outcome: 'success',
      seconds: 2,
    });
    metrics.observeHistoryQueue(() => 7);
    expect(collect()).toEqual({
      'gitops.engine.events': [[1, { ...ofHub, type: 'full' }]],
      'gitops.engine.restarts': [[1, ofHub]],
      'gitops.request.duration': [
        [0.01, { route: '/v1/engines', status: 200 }],
      ],
      'gitops.history.transitions': [[3, { axis: 'sync' }]],
      'gitops.action.duration': [
        [9, { ...ofHub, action: 'sync', outcome: 'Failed' }],
      ],
      'gitops.live.requests': [[1, { kind: 'diff', shared: true }]],
      'gitops.live.read.duration': [
        [2, { ...ofHub, kind: 'diff', outcome: 'success' }],
      ],
      'gitops.history.queue': [[7, {}]],
    });
  });

  it('count the transitions that this replica wrote', async () => {
    const countTransitions = jest.fn();
    const toChange = (deployment: string, ...axes: string[]) => ({
      deployment,
      transitions: axes.map(axis => ({ axis })),
    });
    const append = jest.fn(async () => [['b', {}]]);
    const history = measureHistory({ append, readStates: jest.fn() } as never, {
      countTransitions,
    });
    const changes = [toChange('a', 'sync', 'health'), toChange('b', 'drift')];
    const lost = await history.append(changes as never, new Date(0));
    expect(lost).toEqual([['b', {}]]);
    expect(append).toHaveBeenCalledWith(changes, new Date(0));
    expect(countTransitions.mock.calls).toEqual([
      ['sync', 1],
      ['health', 1],
    ]);
  });

  it('show the store as it is when they are collected', () => {
    const now = { at: since };
    const store = new InMemoryDeploymentStore({
      environments: [],
      clusters: [],
      clock: () => new Date(now.at),
    });
    store.addEngine(hub);
    store.addEngine({ type: 'flux', name: 'azure-aks' });
    const { service, units, collect } = createService();
    observeStore(store, {
      metrics: service,
      clock: () => new Date(now.at),
    });
    const cluster = { labels: {}, aliases: [] };
    store.apply(hub, {
      type: 'full',
      deployments: [
        createDeployment({ cluster: 'a' }),
        createDeployment({ cluster: 'b' }),
      ],
      clusters: [
        { ...cluster, name: 'a', reachable: { ok: true, since } },
        { ...cluster, name: 'b', reachable: { ok: false, since } },
        { ...cluster, name: 'c' },
      ],
      sets: [createSet()],
    });
    now.at = '2026-11-23T01:01:00.000Z';
    store.apply(hub, { type: 'error', error: { code: 'x', message: 'x' } });
    now.at = '2026-11-23T01:01:30.000Z';
    const told = collect();
    expect(told).toEqual({
      'gitops.engine.state': [
        [0, { ...ofHub, state: 'Connecting' }],
        [0, { ...ofHub, state: 'Live' }],
        [1, { ...ofHub, state: 'Stale' }],
        [1, { ...ofFlux, state: 'Connecting' }],
        [0, { ...ofFlux, state: 'Live' }],
        [0, { ...ofFlux, state: 'Stale' }],
      ],
      'gitops.engine.data.age': [[30, ofHub]],
      'gitops.engine.picture.age': [[90, ofHub]],
      'gitops.store.deployments': [
        [2, ofHub],
        [0, ofFlux],
      ],
      'gitops.store.sets': [[1, {}]],
      'gitops.clusters': [
        [1, { ...ofHub, probe: 'reachable' }],
        [1, { ...ofHub, probe: 'unreachable' }],
        [1, { ...ofHub, probe: 'unprobed' }],
        [0, { ...ofFlux, probe: 'reachable' }],
        [0, { ...ofFlux, probe: 'unreachable' }],
        [0, { ...ofFlux, probe: 'unprobed' }],
      ],
    });
    expect(JSON.stringify(told)).not.toContain('checkout-api');
    expect(units['gitops.engine.data.age']).toBe('s');
  });
});
