import { isDeepStrictEqual } from 'node:util';
import {
  Deployment,
  DeploymentSet,
} from '@backstage-gitops/plugin-gitops-common';
import {
  EngineWarning,
  ObservedCluster,
} from '@backstage-gitops/plugin-gitops-node';
import { Application } from '../client/Application';
import { ApplicationSet } from '../client/ApplicationSet';
import { ArgocdCluster } from '../client/ArgocdCluster';
import { ArgocdObservation } from '../mapping/ArgocdObservation';
import { toDeployment } from '../mapping/toDeployment';
import { toSet } from '../mapping/toSet';
import { ClusterPicture } from './ClusterPicture';
import { HeldApplication } from './HeldApplication';
import { ReachabilityMemory } from './ReachabilityMemory';
import { SetPicture } from './SetPicture';
import { toApplicationKey } from './toApplicationKey';
import { toEngineWarnings } from './toEngineWarnings';
import { WantedApplication } from './WantedApplication';
import { WarningList } from './WarningList';

/** What changed in a picture. */
export type PictureChange = {
  upserted: Deployment[];
  removed: string[];
  clusters?: ObservedCluster[];
  sets?: DeploymentSet[];
  warnings?: EngineWarning[];
};

/**
 * All Applications of one Argo CD as we know them now, and what of that has not been told yet. Holds
 * the last sighting of each only, however many events came.
 */
export class ApplicationPicture {
  readonly clusters: ClusterPicture;
  readonly sets: SetPicture;
  readonly warnings = new WarningList();
  readonly shown: Map<string, WantedApplication>;
  private readonly held = new Map<string, HeldApplication>();
  /** Version at which each left, so that an older event of a second stream does not bring it back. */
  private readonly left = new Map<string, number>();
  private readonly untold = new Map<string, string>();
  private sightings = 0;

  /**
   * @param options - `engine`: name of the Argo CD; `memory`: what is remembered of each Application,
   *   also from observations before; kept current and never larger than the picture; `reachability`:
   *   the same of clusters; `shown`: those that were told, by key, until it is known that they are gone
   */
  constructor(
    private readonly options: {
      engine: string;
      frontendUrl?: string;
      memory: Map<string, ArgocdObservation>;
      reachability?: ReachabilityMemory;
      shown?: Map<string, WantedApplication>;
    },
  ) {
    this.shown = options.shown ?? new Map();
    const { engine, frontendUrl } = options;
    const reachability = options.reachability ?? new ReachabilityMemory();
    this.clusters = new ClusterPicture(reachability);
    const find = (key: string) => this.held.get(key);
    this.sets = new SetPicture({ engine, frontendUrl, find });
  }

  /** How many sightings there were: who was last seen before this moment has no greater `seenAs`. */
  get moment(): number {
    return this.sightings;
  }

  get(key: string): HeldApplication | undefined {
    return this.held.get(key);
  }

  /** By the id of its Deployment. */
  find(deploymentId: string): HeldApplication | undefined {
    const [, , namespace = '', , name = ''] = deploymentId.split(':');
    try {
      const held = this.get(
        `${decodeURIComponent(namespace)}/${decodeURIComponent(name)}`,
      );
      return held?.deployment.id === deploymentId ? held : undefined;
    } catch {
      return undefined;
    }
  }

  entries(): [string, HeldApplication][] {
    return [...this.held];
  }

  /** Whether we know how it is with this one: it is held, cannot be read, or is gone. */
  knows(key: string): boolean {
    return this.held.has(key) || this.warnings.has(key) || this.left.has(key);
  }

  /**
   * Takes an Application as it is now. An older sighting than the one held changes nothing: a second
   * stream and a single read may tell what the first stream has left behind.
   *
   * @param options - `evenIfOlder`: it is so now, whatever its version says, as after Argo CD's cluster
   *   was set back to a backup
   */
  put(application: Application, options: { evenIfOlder?: boolean } = {}): void {
    const key = toApplicationKey(application.metadata);
    const version = toVersion(application);
    const before = this.held.get(key);
    const isPast =
      isOlder(version, before && toVersion(before.application)) ||
      isOlder(version, this.left.get(key));
    if (isPast && !options.evenIfOlder) return;
    this.left.delete(key);
    this.warnings.delete(key);
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
    this.warnings.delete(key);
    this.options.memory.delete(key);
    this.shown.delete(key);
    if (!before) return;
    this.untold.set(key, before.deployment.id);
    this.held.delete(key);
    this.clusters.move(key, undefined, before.application.spec.destination);
    this.sets.follow(key, undefined, before);
  }

  /** Takes the destinations; Applications on one that is called otherwise now are mapped anew. */
  setClusters(clusters: readonly ArgocdCluster[]): void {
    if (this.clusters.setRegistered(clusters)) this.mapAgain(this.held.keys());
  }

  /** Takes an ApplicationSet; Applications whose turn in its rollout changed are mapped anew. */
  putSet(set: ApplicationSet): void {
    this.mapAgain(this.sets.put(set));
  }

  /** Takes that an ApplicationSet is gone. */
  removeSet(metadata: { namespace: string; name: string }): void {
    this.mapAgain(this.sets.remove(metadata));
  }

  /** Forgets who left, and warnings of those who do not belong any more and are not shown either. */
  settle(members: ReadonlyMap<string, unknown>): void {
    this.left.clear();
    for (const key of this.warnings.keys()) {
      const isApplication = key.includes('/');
      if (isApplication && !members.has(key) && !this.shown.has(key)) {
        this.warnings.delete(key);
      }
    }
  }

  /** Everything, as told from now on. Memory of what is not in it goes. */
  takeAll() {
    this.untold.clear();
    for (const key of this.options.memory.keys()) {
      if (!this.held.has(key)) this.options.memory.delete(key);
    }
    for (const key of this.shown.keys()) {
      if (!this.knows(key)) this.shown.delete(key);
    }
    return {
      deployments: [...this.held.values()].map(({ deployment }) => deployment),
      clusters: this.clusters.takeAll(),
      sets: this.sets.takeAll(),
      warnings: this.toWarnings(this.warnings.takeAll()),
    };
  }

  /** What changed since it was last told, if anything did. */
  takeChange(): PictureChange | undefined {
    const upserted: Deployment[] = [];
    const removed: string[] = [];
    for (const [key, id] of this.untold) {
      const held = this.held.get(key);
      if (held) upserted.push(held.deployment);
      else removed.push(id);
    }
    this.untold.clear();
    const clusters = this.clusters.takeChange();
    const sets = this.sets.takeChange();
    const warnings = this.warnings.takeChange();
    const isChanged =
      upserted.length + removed.length > 0 || clusters || sets || warnings;
    if (!isChanged) return undefined;
    return {
      upserted,
      removed,
      ...(clusters && { clusters }),
      ...(sets && { sets }),
      ...(warnings && { warnings: this.toWarnings(warnings) }),
    };
  }

  private toWarnings(
    problems: ReturnType<WarningList['takeAll']>,
  ): EngineWarning[] {
    return toEngineWarnings(problems, {
      engine: this.options.engine,
      subject: `Argo CD ${this.options.engine}`,
      toProject: key => this.shown.get(key)?.project,
    });
  }

  private mapAgain(keys: Iterable<string>): void {
    for (const key of [...keys]) {
      const held = this.held.get(key);
      if (held) this.map(key, held.application, this.options.memory.get(key));
    }
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
      clusters: this.clusters.list,
      set: this.sets.get(toSet(application, { engine })?.id),
      previous,
    });
    const before = this.held.get(key);
    const isChanged = !isDeepStrictEqual(before?.deployment, deployment);
    this.sightings += 1;
    const now = {
      application,
      deployment: isChanged || !before ? deployment : before.deployment,
      seenAs: this.sightings,
    };
    this.held.set(key, now);
    const { namespace, name, project } = deployment;
    this.shown.set(key, { key, namespace, name, project });
    memory.set(key, observation);
    this.clusters.move(
      key,
      application.spec.destination,
      before?.application.spec.destination,
    );
    if (!isChanged) return;
    this.untold.set(key, deployment.id);
    this.sets.follow(key, now, before);
  }
}

function toVersion({ metadata }: Application): number | undefined {
  const version = Number(metadata.resourceVersion ?? NaN);
  return Number.isNaN(version) ? undefined : version;
}

function isOlder(version: number | undefined, than: number | undefined) {
  return version !== undefined && than !== undefined && version < than;
}
