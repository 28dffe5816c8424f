import { isDeepStrictEqual } from 'node:util';
import {
  ClusterState,
  Deployment,
  DeploymentSet,
  Engine,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';
import { createClusterPlacer, PlacedCluster } from './createClusterPlacer';
import { DeploymentStore } from './DeploymentStore';
import { Derived } from './Derived';
import { EngineRecord } from './EngineRecord';
import { EngineUpdate, KnownCluster } from './EngineUpdate';
import { listClusters } from './listClusters';
import { placeSet } from './placeSet';
import { RowCommits, ToldCommit, UnresolvedRow } from './RowCommits';
import { RowHistory } from './RowHistory';
import { NamedEntity, RowTable } from './RowTable';

/** {@link DeploymentStore} of one replica. It is derived state: a restart reads everything anew. */
export class InMemoryDeploymentStore implements DeploymentStore {
  readonly #records = new Map<string, EngineRecord>();
  readonly #rows = new RowTable();
  readonly #commits: RowCommits;
  readonly #history: RowHistory | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #environments: readonly string[];
  readonly #configured: readonly KnownCluster[];
  readonly #clock: () => Date;
  readonly #clusters = new Derived<readonly ClusterState[]>();
  readonly #sets = new Derived<ReadonlyMap<string, DeploymentSet>>();

  constructor(options: {
    environments: readonly string[];
    clusters: readonly KnownCluster[];
    /** Address of the platform repository, whose history tells which commit a row is at. */
    repository?: string;
    /** Takes note of the rows and dates them; without it the engines' own times are shown. */
    history?: RowHistory;
    clock: () => Date;
  }) {
    this.#commits = new RowCommits(options.repository);
    this.#history = options.history;
    this.#environments = options.environments;
    this.#configured = options.clusters;
    this.#clock = options.clock;
  }

  addEngine({ type, name }: Engine): void {
    const state: EngineState = {
      engine: { type, name },
      state: 'Connecting',
      since: this.#clock().toISOString(),
    };
    this.#records.set(
      toKey(state.engine),
      new EngineRecord(state, observed => this.#createPlacer(name, observed)),
    );
  }

  apply(engine: Engine, update: EngineUpdate): void {
    const record = this.#records.get(toKey(engine));
    if (!record) {
      throw new Error(`Engine ${engine.type} ${engine.name} was not added`);
    }
    const change = record.apply(update, this.#clock().toISOString());
    for (const id of change.removed) {
      this.#rows.delete(id);
      this.#commits.delete(id);
    }
    for (const told of change.drawn) this.#draw(record, told);
    if (change.isVisible) this.#notify();
  }

  addCommits(commits: readonly ToldCommit[]): void {
    this.redraw(this.#commits.add(commits));
  }

  redraw(ids: Iterable<string>): void {
    let changed = false;
    for (const id of ids) {
      const before = this.#rows.get(id);
      const record = before && this.#records.get(toKey(before.engine));
      const told = record?.get(id);
      if (!record || !told) continue;
      const row = this.#toRow(record, told);
      if (isDeepStrictEqual(before, row)) continue;
      this.#rows.set(row);
      changed = true;
    }
    if (changed) this.#notify();
  }

  listUnresolved(): UnresolvedRow[] {
    return [...this.#commits.listUnresolved()].flatMap(([id, reference]) => {
      const deployment = this.#rows.get(id);
      return deployment ? { deployment, reference } : [];
    });
  }

  list(): readonly Deployment[] {
    return this.#rows.list();
  }

  get(id: string): Deployment | undefined {
    return this.#rows.get(id);
  }

  listOfApp(app: string): readonly Deployment[] {
    return this.#rows.listOfApp(app);
  }

  listNaming(entity: NamedEntity): readonly Deployment[] {
    return this.#rows.listNaming(entity);
  }

  sets(): ReadonlyMap<string, DeploymentSet> {
    const records = [...this.#records.values()];
    return this.#sets.get(
      [
        this.#rows.moves,
        ...records.flatMap(({ sets, staleSince }) => [sets, staleSince]),
      ],
      () =>
        new Map(
          records.flatMap(({ sets, staleSince }) =>
            sets.map(told => [
              told.id,
              placeSet(told, { exists: id => this.#rows.has(id), staleSince }),
            ]),
          ),
        ),
    );
  }

  engines(): EngineState[] {
    return [...this.#records.values()].map(({ state }) => state);
  }

  readAt(engine: Engine): string | undefined {
    return this.#records.get(toKey(engine))?.readAt;
  }

  unreadEngines(): Engine[] {
    return [...this.#records.values()]
      .filter(({ readAt }) => readAt === undefined)
      .map(({ state }) => state.engine);
  }

  clusters(): readonly ClusterState[] {
    const records = [...this.#records.values()];
    return this.#clusters.get(
      [this.#rows.moves, ...records.map(({ clusters }) => clusters)],
      () =>
        listClusters({
          configured: this.#configured,
          records,
          rows: this.list(),
          place: this.#createPlacer(undefined, []),
        }),
    );
  }

  resolveCluster(name: string): PlacedCluster {
    for (const record of this.#records.values()) {
      const known = record.findCluster(name);
      if (known) return known;
    }
    return this.#createPlacer(undefined, [])({ name, labels: {} });
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #draw(record: EngineRecord, told: Deployment): void {
    this.#rows.set(this.#toRow(record, told));
  }

  #toRow(record: EngineRecord, told: Deployment): Deployment {
    const placed = record.toRow(told);
    const commit = this.#commits.select(placed);
    const row = commit ? { ...placed, commit } : placed;
    return this.#history
      ? this.#history.date(row, this.#commits.evidence(row.id))
      : row;
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
    this.#listeners.forEach(listener => listener());
  }
}

function toKey({ type, name }: Engine): string {
  return JSON.stringify([type, name]);
}
