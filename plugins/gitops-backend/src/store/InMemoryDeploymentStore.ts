import { isDeepStrictEqual } from 'node:util';
import {
  ClusterState,
  Commit,
  Deployment,
  Engine,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';
import { compareRows } from './compareRows';
import { createClusterPlacer, PlacedCluster } from './createClusterPlacer';
import { DeploymentStore } from './DeploymentStore';
import { EngineRecord } from './EngineRecord';
import { EngineUpdate, KnownCluster } from './EngineUpdate';
import { listClusters } from './listClusters';
import { placeDeployment } from './placeDeployment';
import {
  CommitReference,
  selectCommitReference,
} from './selectCommitReference';
import { toEngineState } from './toEngineState';

/** {@link DeploymentStore} of one replica. It is derived state: a restart reads everything anew. */
export class InMemoryDeploymentStore implements DeploymentStore {
  readonly #records = new Map<string, EngineRecord>();
  readonly #rows = new Map<string, Deployment>();
  readonly #byApp = new Map<string, Set<string>>();
  readonly #commits = new Map<string, Commit>();
  readonly #listeners = new Set<() => void>();
  readonly #environments: readonly string[];
  readonly #configured: readonly KnownCluster[];
  readonly #clock: () => Date;
  /** Computed when first asked for after a change. */
  #sorted: readonly Deployment[] | undefined;
  #clusters: readonly ClusterState[] | undefined;

  constructor(options: {
    environments: readonly string[];
    clusters: readonly KnownCluster[];
    clock: () => Date;
  }) {
    this.#environments = options.environments;
    this.#configured = options.clusters;
    this.#clock = options.clock;
  }

  addEngine(engine: Engine): void {
    this.#records.set(toKey(engine), {
      state: {
        engine: { type: engine.type, name: engine.name },
        state: 'Connecting',
        since: this.#clock().toISOString(),
      },
      read: false,
      told: new Map(),
      clusters: [],
      place: this.#createPlacer(engine.name, []),
    });
  }

  apply(engine: Engine, update: EngineUpdate): void {
    const record = this.#records.get(toKey(engine));
    if (!record) {
      throw new Error(`Engine ${engine.type} ${engine.name} was not added`);
    }
    const at = this.#clock().toISOString();
    const state = toEngineState(record.state, update, at);
    let changed = !isDeepStrictEqual(state, record.state);
    // Rows are dated while the engine is Stale, so entering and leaving it touches every one.
    let redraw = (state.state === 'Stale') !== (record.state.state === 'Stale');
    if (changed) record.state = state;

    if (update.type !== 'error') {
      if (
        update.clusters &&
        !isDeepStrictEqual(update.clusters, record.clusters)
      ) {
        record.clusters = update.clusters;
        record.place = this.#createPlacer(engine.name, update.clusters);
        redraw = true;
      }
      record.read ||= update.type === 'full';
      changed = this.#takeOver(record, update) || changed;
    }
    if (redraw) {
      for (const told of record.told.values()) this.#draw(record, told);
    }
    if (changed || redraw) this.#notify();
  }

  addCommits(commits: readonly (CommitReference & { commit: Commit })[]): void {
    const fresh = commits.filter(
      each =>
        !isDeepStrictEqual(this.#commits.get(toCommitKey(each)), each.commit),
    );
    if (fresh.length === 0) return;
    for (const each of fresh) this.#commits.set(toCommitKey(each), each.commit);
    const keys = new Set(fresh.map(toCommitKey));
    const running = new Set<string>();
    for (const record of this.#records.values()) {
      for (const told of record.told.values()) {
        const reference = selectCommitReference(told);
        if (!reference) continue;
        running.add(toCommitKey(reference));
        if (keys.has(toCommitKey(reference))) this.#draw(record, told);
      }
    }
    // Commits that nothing runs any more are in the database, if they are ever rolled back to.
    for (const key of this.#commits.keys()) {
      if (!running.has(key)) this.#commits.delete(key);
    }
    this.#notify();
  }

  list(): readonly Deployment[] {
    this.#sorted ??= [...this.#rows.values()].sort(compareRows);
    return this.#sorted;
  }

  get(id: string): Deployment | undefined {
    return this.#rows.get(id);
  }

  listOfApp(app: string): readonly Deployment[] {
    return [...(this.#byApp.get(app) ?? [])]
      .flatMap(id => this.#rows.get(id) ?? [])
      .sort(compareRows);
  }

  engines(): EngineState[] {
    return [...this.#records.values()].map(({ state }) => state);
  }

  unreadEngines(): Engine[] {
    return [...this.#records.values()]
      .filter(({ read }) => !read)
      .map(({ state }) => state.engine);
  }

  clusters(): readonly ClusterState[] {
    this.#clusters ??= listClusters({
      configured: this.#configured,
      records: [...this.#records.values()],
      rows: this.list(),
      place: this.#createPlacer(undefined, []),
    });
    return this.#clusters;
  }

  resolveCluster(name: string): PlacedCluster {
    for (const record of this.#records.values()) {
      const known = record.clusters.some(
        cluster => cluster.name === name || cluster.aliases.includes(name),
      );
      if (known) return record.place({ name, labels: {} });
    }
    return this.#createPlacer(undefined, [])({ name, labels: {} });
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #takeOver(
    record: EngineRecord,
    update: Exclude<EngineUpdate, { type: 'error' }>,
  ): boolean {
    let changed = false;
    const upserted =
      update.type === 'full' ? update.deployments : update.upserted;
    const staying = new Set(upserted.map(({ id }) => id));
    const removed =
      update.type === 'full'
        ? [...record.told.keys()].filter(id => !staying.has(id))
        : update.removed;
    for (const id of removed) {
      if (record.told.delete(id)) {
        this.#erase(id);
        changed = true;
      }
    }
    for (const told of upserted) {
      if (isDeepStrictEqual(record.told.get(told.id), told)) continue;
      record.told.set(told.id, told);
      this.#draw(record, told);
      changed = true;
    }
    return changed;
  }

  #draw(record: EngineRecord, told: Deployment): void {
    const reference = selectCommitReference(told);
    this.#erase(told.id);
    this.#rows.set(
      told.id,
      placeDeployment(told, {
        place: record.place,
        staleSince:
          record.state.state === 'Stale' ? record.state.since : undefined,
        commit: reference && this.#commits.get(toCommitKey(reference)),
      }),
    );
    const ofApp = this.#byApp.get(told.app) ?? new Set();
    this.#byApp.set(told.app, ofApp.add(told.id));
  }

  #erase(id: string): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#rows.delete(id);
    const ofApp = this.#byApp.get(row.app);
    ofApp?.delete(id);
    if (ofApp?.size === 0) this.#byApp.delete(row.app);
  }

  #createPlacer(engine: string | undefined, observed: readonly KnownCluster[]) {
    return createClusterPlacer({
      environments: this.#environments,
      configured: this.#configured,
      observed,
      engine,
    });
  }

  #notify(): void {
    this.#sorted = undefined;
    this.#clusters = undefined;
    this.#listeners.forEach(listener => listener());
  }
}

function toKey({ type, name }: Engine): string {
  return JSON.stringify([type, name]);
}

function toCommitKey({ repository, revision }: CommitReference): string {
  return JSON.stringify([repository, revision]);
}
