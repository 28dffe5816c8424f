import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { EngineState } from '@backstage-gitops/plugin-gitops-common';
import { DeploymentStore } from '../store/DeploymentStore';
import { toAttributes } from './createGitopsMetrics';

const states: EngineState['state'][] = ['Connecting', 'Live', 'Stale'];

/**
 * Gauges of what the store holds, read when metrics are collected: the state of each engine and how old
 * what it told is, how many Deployments, sets and clusters there are, and which clusters answer.
 */
export function observeStore(
  store: DeploymentStore,
  options: { metrics: MetricsService; clock: () => Date },
): void {
  const { metrics, clock } = options;
  const gauge = (name: string, unit: string, description: string) =>
    metrics.createObservableGauge(name, { description, unit });
  const toAge = (time: string) =>
    Math.max(0, (clock().getTime() - Date.parse(time)) / 1_000);

  gauge(
    'gitops.engine.state',
    '1',
    '1 for the state each engine is in, 0 for the others',
  ).addCallback(result => {
    for (const { engine, state } of store.engines()) {
      for (const each of states) {
        const attributes = { ...toAttributes(engine), state: each };
        result.observe(each === state ? 1 : 0, attributes);
      }
    }
  });
  gauge(
    'gitops.engine.data.age',
    's',
    'How long ago what is shown of an engine was current: 0 while it is Live',
  ).addCallback(result => {
    for (const { engine, state, since } of store.engines()) {
      if (state === 'Connecting') continue;
      const age = state === 'Live' ? 0 : toAge(since);
      result.observe(age, toAttributes(engine));
    }
  });
  gauge(
    'gitops.engine.picture.age',
    's',
    'Time since an engine last told everything there is',
  ).addCallback(result => {
    for (const { engine } of store.engines()) {
      const readAt = store.readAt(engine);
      if (readAt) result.observe(toAge(readAt), toAttributes(engine));
    }
  });
  gauge(
    'gitops.store.deployments',
    '{deployment}',
    'Deployments in the store, by engine',
  ).addCallback(result => {
    const counts = new Map<string, number>();
    const toKey = (type: string, name: string) => JSON.stringify([type, name]);
    for (const { engine } of store.list()) {
      const key = toKey(engine.type, engine.name);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const { engine } of store.engines()) {
      const count = counts.get(toKey(engine.type, engine.name)) ?? 0;
      result.observe(count, toAttributes(engine));
    }
  });
  gauge(
    'gitops.store.sets',
    '{set}',
    'Sets of Deployments in the store',
  ).addCallback(result => result.observe(store.sets().size));
  gauge(
    'gitops.clusters',
    '{cluster}',
    'Clusters by engine and by what its last probe said',
  ).addCallback(result => {
    for (const { engine } of store.engines()) {
      const counts = { reachable: 0, unreachable: 0, unprobed: 0 };
      for (const { engines } of store.clusters()) {
        const known = engines.find(
          ({ type, name }) => type === engine.type && name === engine.name,
        );
        if (known) counts[toProbe(known.reachable?.ok)] += 1;
      }
      for (const [probe, count] of Object.entries(counts)) {
        result.observe(count, { ...toAttributes(engine), probe });
      }
    }
  });
}

function toProbe(ok: boolean | undefined) {
  if (ok === undefined) return 'unprobed';
  return ok ? 'reachable' : 'unreachable';
}
