import {
  ClusterState,
  Deployment,
  DeploymentSet,
  Engine,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';
import { EngineUpdate } from './EngineUpdate';
import { ToldCommit, UnresolvedRow } from './RowCommits';
import { NamedEntity } from './RowTable';

/**
 * The one picture of everything all engines deliver, in our own words. Readers never wait and never
 * cause I/O.
 *
 * @remarks Equal state gives equal objects: what an update repeats unchanged keeps its row and tells nobody.
 */
export interface DeploymentStore {
  /** Makes an engine known, as `Connecting`. Engines keep the order in which they were added. */
  addEngine(engine: Engine): void;
  /** Takes over what an engine told. An error leaves its rows as they were, dated. */
  apply(engine: Engine, update: EngineUpdate): void;
  /** Adds what became known about commits to the rows that run them. */
  addCommits(commits: readonly ToldCommit[]): void;
  /** Draws rows anew, as something else became known of them than what an engine tells. */
  redraw(ids: Iterable<string>): void;
  /** Rows whose commit is not known for good, though they may show one. */
  listUnresolved(): UnresolvedRow[];

  /** All rows, by app, cluster and id. The same array until something changes. */
  list(): readonly Deployment[];
  get(id: string): Deployment | undefined;
  /** The rows of one app, in the order of {@link DeploymentStore.list}. */
  listOfApp(app: string): readonly Deployment[];
  /** The rows whose engine's objects name an entity themselves, in the same order. */
  listNaming(entity: NamedEntity): readonly Deployment[];
  /** Sets by id, in the order in which engines and they were told. The same map until something changes. */
  sets(): ReadonlyMap<string, DeploymentSet>;
  engines(): EngineState[];
  /** ISO 8601: the last time an engine told everything; undefined when it never did. */
  readAt(engine: Engine): string | undefined;
  /** Engines that were never read completely since this backend started. */
  unreadEngines(): Engine[];
  /** Configured clusters, those engines tell of, and those that rows are on; by name. */
  clusters(): readonly ClusterState[];
  /** The name and labels we use for a cluster that may be called by an alias. */
  resolveCluster(
    name: string,
  ): Pick<ClusterState, 'name' | 'labels' | 'environment'>;

  /** Called after every change that a reader can see. Returns how to stop listening. */
  onChange(listener: () => void): () => void;
}
