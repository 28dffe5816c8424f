import { isDeepStrictEqual } from 'node:util';
import {
  Cluster,
  Deployment,
  DeploymentSet,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';
import { PlacedCluster } from './createClusterPlacer';
import { createPlacementCache } from './createPlacementCache';
import { deriveRowSets, RowSet } from './deriveRowSets';
import { EngineUpdate, KnownCluster } from './EngineUpdate';
import { indexClusters, toClusterKey } from './indexClusters';
import { placeDeployment } from './placeDeployment';
import { selectChangedKeys } from './selectChangedKeys';
import { toEngineState } from './toEngineState';
import { UnreadDeployments } from './UnreadDeployments';

/** What an update changed. */
export type RecordChange = {
  /** A reader can see that something changed. */
  isVisible: boolean;
  /** What is to be drawn anew: changed itself, or by its engine, cluster or set. */
  drawn: ReadonlySet<Deployment>;
  /** Ids of what is gone. */
  removed: readonly string[];
};

/** What the store keeps of one engine, untouched: updates are compared with this. */
export class EngineRecord {
  state: EngineState;
  /** ISO 8601: the last time it told everything; undefined when it never did. */
  readAt: string | undefined;
  clusters: readonly KnownCluster[] = [];
  sets: readonly DeploymentSet[] = [];
  readonly #createPlacer: (
    observed: readonly KnownCluster[],
  ) => (cluster: Cluster) => PlacedCluster;
  readonly #told = new Map<string, Deployment>();
  readonly #unread = new UnreadDeployments();
  /** Ids that the last whole picture lacks, and that stay because they are not read. */
  readonly #retained = new Set<string>();
  /** The same by cluster: one that answers or not concerns few of many. */
  readonly #byCluster = new Map<string, Set<Deployment>>();
  #index = new Map<string, KnownCluster>();
  #rowSets = new Map<string, RowSet>();
  #place: ReturnType<typeof createPlacementCache>;

  /** @param createPlacer - from the clusters that the engine tells of, says how we call each */
  constructor(
    state: EngineState,
    createPlacer: (
      observed: readonly KnownCluster[],
    ) => (cluster: Cluster) => PlacedCluster,
  ) {
    this.state = state;
    this.#createPlacer = createPlacer;
    this.#place = createPlacementCache(createPlacer([]));
  }

  /** Since when it cannot be read, ISO 8601. */
  get staleSince(): string | undefined {
    return this.state.state === 'Stale' ? this.state.since : undefined;
  }

  /** Takes an update over. @param at - its time, ISO 8601 */
  apply(update: EngineUpdate, at: string): RecordChange {
    const drawn = new Set<Deployment>();
    const staleSince = this.staleSince;
    const state = toEngineState(this.state, update, at);
    let isVisible = !isDeepStrictEqual(state, this.state);
    if (isVisible) this.state = state;
    // Rows are dated while the engine is Stale, so entering and leaving it touches every one.
    if (this.staleSince !== staleSince) this.#drawAll(drawn);
    if (update.type === 'error') return { isVisible, drawn, removed: [] };

    const isFull = update.type === 'full';
    if (isFull) this.readAt = at;
    if (update.clusters)
      isVisible = this.#setClusters(update.clusters, drawn) || isVisible;
    const sets = update.sets ?? (isFull ? [] : undefined);
    if (sets) isVisible = this.#setSets(sets, drawn) || isVisible;
    const unread = this.#unread.take(update, { at, staleSince });
    const removed = this.#setRows(update, drawn);
    for (const id of unread) {
      const told = this.#told.get(id);
      if (told) drawn.add(told);
    }
    isVisible ||= drawn.size > 0 || removed.length > 0;
    return { isVisible, drawn, removed };
  }

  /** What the engine told of a Deployment. */
  get(id: string): Deployment | undefined {
    return this.#told.get(id);
  }

  /** The row we serve of what the engine told. */
  toRow(told: Deployment): Deployment {
    return placeDeployment(told, {
      placement: this.#place(told.cluster),
      staleSince: this.staleSince,
      reachable: this.#index.get(toClusterKey(told.cluster.name))?.reachable,
      set: this.#rowSets.get(told.id),
      unread: this.#unread.get(told.id),
    });
  }

  /** The name and labels we use for a cluster; undefined for one that the engine does not know. */
  findCluster(name: string): PlacedCluster | undefined {
    return this.#index.has(toClusterKey(name))
      ? this.placeCluster({ name, labels: {} })
      : undefined;
  }

  /** The name and labels we use for a cluster. */
  placeCluster(told: Cluster): PlacedCluster {
    const { cluster, environment } = this.#place(told);
    return { ...cluster, ...(environment && { environment }) };
  }

  #drawAll(drawn: Set<Deployment>): void {
    for (const told of this.#told.values()) drawn.add(told);
  }

  #setClusters(
    clusters: readonly KnownCluster[],
    drawn: Set<Deployment>,
  ): boolean {
    const index = indexClusters(clusters);
    const changed = selectChangedKeys(this.#index, index);
    if (changed.size === 0) return false;
    this.clusters = clusters;
    this.#index = index;
    this.#place = createPlacementCache(this.#createPlacer(clusters));
    for (const key of changed) {
      for (const told of this.#byCluster.get(key) ?? []) drawn.add(told);
    }
    return true;
  }

  #setSets(sets: readonly DeploymentSet[], drawn: Set<Deployment>): boolean {
    if (isDeepStrictEqual(sets, this.sets)) return false;
    this.sets = sets;
    const before = this.#rowSets;
    this.#rowSets = deriveRowSets(sets);
    for (const id of selectChangedKeys(before, this.#rowSets)) {
      const told = this.#told.get(id);
      if (told && !told.set) drawn.add(told);
    }
    return true;
  }

  #setRows(
    update: Exclude<EngineUpdate, { type: 'error' }>,
    drawn: Set<Deployment>,
  ): string[] {
    const isFull = update.type === 'full';
    const upserted = isFull ? update.deployments : update.upserted;
    const gone = isFull
      ? this.#selectOthers(update.deployments)
      : [...update.removed, ...this.#selectNoLongerRetained()];
    for (const { id } of upserted) this.#retained.delete(id);
    const removed = gone.filter(id => {
      this.#retained.delete(id);
      const told = this.#told.get(id);
      if (told) drawn.delete(told);
      if (told) this.#leaveCluster(told);
      return this.#told.delete(id);
    });
    for (const told of upserted) {
      const before = this.#told.get(told.id);
      if (isDeepStrictEqual(before, told)) continue;
      if (before) drawn.delete(before);
      if (before) this.#leaveCluster(before);
      this.#told.set(told.id, told);
      this.#enterCluster(told);
      drawn.add(told);
    }
    return removed;
  }

  #enterCluster(told: Deployment): void {
    const key = toClusterKey(told.cluster.name);
    const there = this.#byCluster.get(key);
    if (there) there.add(told);
    else this.#byCluster.set(key, new Set([told]));
  }

  #leaveCluster(told: Deployment): void {
    const key = toClusterKey(told.cluster.name);
    const there = this.#byCluster.get(key);
    there?.delete(told);
    if (there?.size === 0) this.#byCluster.delete(key);
  }

  #selectOthers(staying: readonly Deployment[]): string[] {
    const ids = new Set(staying.map(({ id }) => id));
    const others = [...this.#told.keys()].filter(id => !ids.has(id));
    const gone = others.filter(id => !this.#unread.get(id));
    this.#retained.clear();
    for (const id of others) if (this.#unread.get(id)) this.#retained.add(id);
    return gone;
  }

  #selectNoLongerRetained(): string[] {
    return [...this.#retained].filter(id => !this.#unread.get(id));
  }
}
