import { isDeepStrictEqual } from 'node:util';
import {
  ClusterState,
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
import { RowCommits, ToldCommit, UnresolvedRow } from './RowCommits';
import { toEngineState } from './toEngineState';

/** {@link DeploymentStore} of one replica. It is derived state: a restart reads everything anew. */
export class InMemoryDeploymentStore implements DeploymentStore {
  readonly #records = new Map<string, EngineRecord>();
  readonly #rows = new Map<string, Deployment>();
  readonly #byApp = new Map<string, Set<string>>();
  readonly #commits: RowCommits;
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
    /** Address of the platform repository, whose history tells which commit a row is at. */
    repository?: string;
    clock: () => Date;
  }) {
    this.#commits = new RowCommits(options.repository);
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

  addCommits(commits: readonly ToldCommit[]): void {
    let changed = false;
    for (const id of this.#commits.add(commits)) {
      const row = this.#rows.get(id);
      if (!row) continue;
      const { commit: before, ...rest } = row;
      const commit = this.#commits.select(rest);
      if (isDeepStrictEqual(before, commit)) continue;
      this.#rows.set(id, { ...rest, ...(commit && { commit }) });
      changed = true;
    }
    if (changed) this.#notify();
  }

  listUnresolved(): UnresolvedRow[] {
    return [...this.#rows.values()].flatMap(deployment => {
      const reference = this.#commits.unresolved(deployment.id);
      return reference ? { deployment, reference } : [];
    });
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
        this.#commits.delete(id);
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
    this.#erase(told.id);
    const row = placeDeployment(told, {
      place: record.place,
      staleSince:
        record.state.state === 'Stale' ? record.state.since : undefined,
    });
    const commit = this.#commits.select(row);
    this.#rows.set(told.id, { ...row, ...(commit && { commit }) });
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
