import { createDeployment } from '../__testUtils__/createDeployment';
import { KnownWarning } from './EngineUpdate';
import { InMemoryDeploymentStore } from './InMemoryDeploymentStore';

const hub = { type: 'argocd', name: 'hub' };
const one = createDeployment({ name: 'one' });
const two = createDeployment({ name: 'two' });
const refused = { code: 'Forbidden', message: 'may not be read' };
const malformed = { code: 'InvalidResponse', message: 'cannot be read' };
const warnOf = (problem: typeof refused, ...ids: string[]): KnownWarning => ({
  ...problem,
  deployments: ids,
});

function createStore() {
  const now = { at: '2026-11-23T01:00:00.000Z' };
  const store = new InMemoryDeploymentStore({
    environments: [],
    clusters: [],
    clock: () => new Date(now.at),
  });
  store.addEngine(hub);
  const tellAll = (deployments = [one, two], warnings: KnownWarning[] = []) =>
    store.apply(hub, { type: 'full', deployments, clusters: [], warnings });
  const tell = (
    change: { removed?: string[]; warnings?: KnownWarning[] } = {},
  ) =>
    store.apply(hub, { type: 'delta', upserted: [], removed: [], ...change });
  tellAll();
  now.at = '2026-11-23T01:10:00.000Z';
  return { store, now, tellAll, tell };
}

describe('A Deployment that is not read while its engine is', () => {
  it('stays as it was, dated, and says why; no other row does', () => {
    const { store, now, tell } = createStore();
    const other = store.get(two.id);
    tell({ warnings: [warnOf(refused, one.id)] });
    now.at = '2026-11-23T01:20:00.000Z';
    tell({ warnings: [warnOf(malformed, one.id)] });
    expect(store.get(one.id)).toMatchObject({
      sync: one.sync,
      health: one.health,
      asOf: '2026-11-23T01:10:00.000Z',
      unread: { since: '2026-11-23T01:10:00.000Z', error: malformed },
    });
    expect(store.get(two.id)).toBe(other);
    // Which rows a warning is about is said by the rows.
    expect(store.engines()[0].warnings).toEqual([malformed]);
    tell({ warnings: [] });
    expect(store.get(one.id)).not.toHaveProperty('asOf');
    expect(store.get(one.id)).not.toHaveProperty('unread');
  });

  it('stays although a whole picture lacks it, until it is read or no longer warned of', () => {
    const { store, tellAll, tell } = createStore();
    tellAll([two], [warnOf(refused, one.id)]);
    expect(store.get(one.id)?.unread?.error).toEqual(refused);
    tell();
    expect(store.get(one.id)).toBeDefined();
    tellAll([two], [warnOf(refused, one.id)]);
    expect(store.get(one.id)).toBeDefined();
    tell({ warnings: [] });
    expect(store.get(one.id)).toBeUndefined();
    expect(store.get(two.id)).toBeDefined();
  });

  it('goes when it is removed, and when a whole picture lacks it and warns of nothing', () => {
    const { store, tellAll, tell } = createStore();
    tell({ warnings: [warnOf(refused, one.id, two.id)] });
    tell({ removed: [one.id], warnings: [warnOf(refused, two.id)] });
    expect(store.get(one.id)).toBeUndefined();
    expect(store.get(two.id)).toBeDefined();
    tellAll([]);
    expect(store.get(two.id)).toBeUndefined();
  });

  it('was not read since its engine was not, when it is missing after that', () => {
    const { store, now, tellAll } = createStore();
    store.apply(hub, {
      type: 'error',
      error: malformed,
      since: '2026-11-23T01:10:00.000Z',
    });
    now.at = '2026-11-23T01:30:00.000Z';
    tellAll([two], [warnOf(refused, one.id), warnOf(malformed, two.id)]);
    expect(store.get(one.id)?.asOf).toBe('2026-11-23T01:10:00.000Z');
    expect(store.get(two.id)?.asOf).toBe('2026-11-23T01:30:00.000Z');
  });

  it('is not invented when it was never seen', () => {
    const { store, tell } = createStore();
    tell({ warnings: [warnOf(malformed, 'argocd:hub:a:Application:unseen')] });
    expect(store.get('argocd:hub:a:Application:unseen')).toBeUndefined();
    expect(store.engines()[0].warnings).toEqual([malformed]);
  });
});
