import {
  Deployment,
  EngineProblem,
} from '@backstage-gitops/plugin-gitops-common';
import { ObservedCluster } from '@backstage-gitops/plugin-gitops-node';
import { Application } from '../client/Application';
import { ArgocdCluster } from '../client/ArgocdCluster';
import { ArgocdObservation } from '../mapping/ArgocdObservation';
import { isRegistered } from '../mapping/toCluster';
import { toDeployment } from '../mapping/toDeployment';
import { toObservedClusters } from '../mapping/toObservedClusters';
import { toApplicationKey } from './toApplicationKey';

/** An Application we hold. */
export type HeldApplication = {
  readonly application: Application;
  readonly deployment: Deployment;
  /** Grows with every sighting of any Application. */
  readonly seenAs: number;
};

/** What changed in a picture. */
export type PictureChange = {
  upserted: Deployment[];
  removed: string[];
  clusters?: ObservedCluster[];
  warnings?: EngineProblem[];
};

/**
 * All Applications of one Argo CD as we know them now, and what of that has not been told yet. Holds
 * the last sighting of each only, however many events came.
 */
export class ApplicationPicture {
  private readonly held = new Map<string, HeldApplication>();
  private readonly warned = new Map<string, EngineProblem>();
  /** Version at which each left, so that an older event of a second stream does not bring it back. */
  private readonly left = new Map<string, number>();
  private readonly untold = new Map<string, string>();
  private areWarningsUntold = false;
  private toldClusters = '';
  private clusters: readonly ArgocdCluster[] = [];
  /** Destinations met that Argo CD had not registered when its clusters were read last. */
  private readonly strangers = new Set<string>();
  private hasNewStrangers = false;
  private sightings = 0;

  /**
   * @param options - `engine`: name of the Argo CD; `memory`: what is remembered of each Application,
   *   also from observations before; kept current and never larger than the picture
   */
  constructor(
    private readonly options: {
      engine: string;
      frontendUrl?: string;
      memory: Map<string, ArgocdObservation>;
    },
  ) {}

  /** How many sightings there were: who was last seen before this moment has no greater `seenAs`. */
  get moment(): number {
    return this.sightings;
  }

  get(key: string): HeldApplication | undefined {
    return this.held.get(key);
  }

  entries(): [string, HeldApplication][] {
    return [...this.held];
  }

  /** Whether we know how it is with this one: it is held, cannot be read, or is gone. */
  knows(key: string): boolean {
    return this.held.has(key) || this.warned.has(key) || this.left.has(key);
  }

  /** Takes an Application as it is now. An older sighting than the one held changes nothing. */
  put(application: Application): void {
    const key = toApplicationKey(application.metadata);
    const version = toVersion(application);
    const before = this.held.get(key);
    if (
      isOlder(version, before && toVersion(before.application)) ||
      isOlder(version, this.left.get(key))
    ) {
      return;
    }
    this.left.delete(key);
    this.unwarn(key);
    this.map(key, application, this.options.memory.get(key));
  }

  /** Takes the departure of an Application. */
  remove(key: string, application?: Application): void {
    const before = this.held.get(key);
    const version = application && toVersion(application);
    if (before && isOlder(version, toVersion(before.application))) return;
    this.left.set(
      key,
      version ?? (before ? toVersion(before.application) : undefined) ?? 0,
    );
    this.unwarn(key);
    this.options.memory.delete(key);
    if (before) this.untold.set(key, before.deployment.id);
    this.held.delete(key);
  }

  /** Takes that something cannot be shown; what was held of it stays. */
  warn(key: string, problem: EngineProblem): void {
    if (this.warned.get(key)?.message === problem.message) return;
    this.warned.set(key, problem);
    this.areWarningsUntold = true;
  }

  /** Takes that it can be shown again. */
  unwarn(key: string): void {
    if (this.warned.delete(key)) this.areWarningsUntold = true;
  }

  /** Takes the destinations; Applications on one that is called otherwise now are mapped anew. */
  setClusters(clusters: readonly ArgocdCluster[]): void {
    if (JSON.stringify(clusters) === JSON.stringify(this.clusters)) return;
    this.clusters = clusters;
    for (const [key, { application }] of this.held) {
      this.map(key, application, this.options.memory.get(key));
    }
  }

  /** Whether an Application of a destination came that the clusters read so far do not have; tells each once. */
  takeStrangers(): boolean {
    const isNew = this.hasNewStrangers;
    this.hasNewStrangers = false;
    return isNew;
  }

  /** Forgets who left, with their destinations, and warnings of those who do not belong any more. */
  settle(members: ReadonlyMap<string, unknown>): void {
    this.left.clear();
    for (const key of this.warned.keys()) {
      const isApplication = key.includes('/');
      if (isApplication && !members.has(key)) this.unwarn(key);
    }
    const met = new Set(
      [...this.held.values()].map(({ application }) =>
        toDestinationKey(application.spec.destination),
      ),
    );
    for (const key of this.strangers) {
      if (!met.has(key)) this.strangers.delete(key);
    }
  }

  /** Everything, as told from now on. Memory of what is not in it goes. */
  takeAll(): {
    deployments: Deployment[];
    clusters: ObservedCluster[];
    warnings: EngineProblem[];
  } {
    this.takeChange();
    for (const key of this.options.memory.keys()) {
      if (!this.held.has(key)) this.options.memory.delete(key);
    }
    return {
      deployments: [...this.held.values()].map(({ deployment }) => deployment),
      clusters: this.toClusters(),
      warnings: [...this.warned.values()],
    };
  }

  /** What changed since it was last told, if anything did. */
  takeChange(): PictureChange | undefined {
    const change: PictureChange = { upserted: [], removed: [] };
    for (const [key, id] of this.untold) {
      const held = this.held.get(key);
      if (held) change.upserted.push(held.deployment);
      else change.removed.push(id);
    }
    const clusters = this.toClusters();
    const areClustersUntold = JSON.stringify(clusters) !== this.toldClusters;
    const isChanged =
      this.untold.size > 0 || this.areWarningsUntold || areClustersUntold;
    if (areClustersUntold) change.clusters = clusters;
    if (this.areWarningsUntold) change.warnings = [...this.warned.values()];
    this.untold.clear();
    this.areWarningsUntold = false;
    this.toldClusters = JSON.stringify(clusters);
    return isChanged ? change : undefined;
  }

  private map(
    key: string,
    application: Application,
    previous: ArgocdObservation | undefined,
  ) {
    const { engine, frontendUrl, memory } = this.options;
    const { deployment, observation } = toDeployment(application, {
      engine,
      frontendUrl,
      clusters: this.clusters,
      previous,
    });
    const before = this.held.get(key)?.deployment;
    this.meet(application.spec.destination);
    this.sightings += 1;
    this.held.set(key, { application, deployment, seenAs: this.sightings });
    memory.set(key, observation);
    if (JSON.stringify(before) !== JSON.stringify(deployment)) {
      this.untold.set(key, deployment.id);
    }
  }

  private meet(destination: Application['spec']['destination']): void {
    const key = toDestinationKey(destination);
    if (isRegistered(destination, this.clusters)) this.strangers.delete(key);
    else if (!this.strangers.has(key)) {
      this.strangers.add(key);
      this.hasNewStrangers = true;
    }
  }

  private toClusters(): ObservedCluster[] {
    return toObservedClusters(
      [...this.held.values()].map(
        ({ application }) => application.spec.destination,
      ),
      this.clusters,
    );
  }
}

function toDestinationKey({
  name,
  server,
}: Application['spec']['destination']): string {
  return `${name} ${server}`;
}

function toVersion({ metadata }: Application): number | undefined {
  const version = Number(metadata.resourceVersion ?? NaN);
  return Number.isNaN(version) ? undefined : version;
}

function isOlder(version: number | undefined, than: number | undefined) {
  return version !== undefined && than !== undefined && version < than;
}
