import {
  ClusterReachability,
  EngineProblem,
} from '@backstage-gitops/plugin-gitops-common';
import { ObservedCluster } from '@backstage-gitops/plugin-gitops-node';
import { Application } from '../client/Application';
import { ArgocdCluster } from '../client/ArgocdCluster';
import { isRegistered, toCluster } from '../mapping/toCluster';
import { toObservedClusters } from '../mapping/toObservedClusters';
import { DestinationIndex } from './DestinationIndex';
import { ReachabilityMemory } from './ReachabilityMemory';

type Destination = Application['spec']['destination'];

/** The clusters of one Argo CD: what it has registered, where Applications go, and who answers. */
export class ClusterPicture {
  private readonly index = new DestinationIndex();
  private registered: readonly ArgocdCluster[] = [];
  private hasNewStranger = false;
  private isChanged = false;
  private told = '';

  /** @param reachability - what probes said, also in observations before */
  constructor(private readonly reachability: ReachabilityMemory) {}

  get list(): readonly ArgocdCluster[] {
    return this.registered;
  }

  /** @returns whether they differ from those known. */
  setRegistered(clusters: readonly ArgocdCluster[]): boolean {
    if (JSON.stringify(clusters) === JSON.stringify(this.registered)) {
      return false;
    }
    this.registered = clusters;
    this.isChanged = true;
    return true;
  }

  /** Takes where an Application goes now, and where it went. */
  move(
    application: string,
    now: Destination | undefined,
    before: Destination | undefined,
  ): void {
    const isSame = now?.name === before?.name && now?.server === before?.server;
    if (isSame && now && before) return;
    if (before && this.index.remove(application, before)) this.isChanged = true;
    if (now && this.index.add(application, now)) {
      this.isChanged = true;
      if (!isRegistered(now, this.registered)) this.hasNewStranger = true;
    }
  }

  /** Addresses of all API servers, told to nobody. */
  listServers(): string[] {
    return [
      ...this.registered.map(({ server }) => server),
      ...this.index.list().flatMap(({ server }) => server ?? []),
    ];
  }

  /** Whether an Application of a destination came that the clusters read so far do not have; tells each once. */
  takeStrangers(): boolean {
    const isNew = this.hasNewStranger;
    this.hasNewStranger = false;
    return isNew;
  }

  /** Keys of the Applications on each cluster, by its name. */
  listApplications(): Map<string, ReadonlySet<string>[]> {
    const byName = new Map<string, ReadonlySet<string>[]>();
    for (const { destination, applications } of this.index.entries()) {
      const { name } = toCluster(destination, this.registered);
      byName.set(name, [...(byName.get(name) ?? []), applications]);
    }
    return byName;
  }

  getReachability(name: string): ClusterReachability | undefined {
    return this.reachability.get(name);
  }

  /** Takes what a probe said: see {@link ReachabilityMemory.note}. */
  noteReachability(
    name: string,
    probe: { at: string; error?: EngineProblem },
  ): void {
    this.reachability.note(name, probe);
    this.isChanged = true;
  }

  /** Takes that nobody can tell. */
  forgetReachability(name: string): void {
    if (this.reachability.forget(name)) this.isChanged = true;
  }

  /** All of them. */
  takeAll(): ObservedCluster[] {
    const clusters = this.toObserved();
    this.isChanged = false;
    this.told = JSON.stringify(clusters);
    return clusters;
  }

  /** All of them, when they changed since they were told. */
  takeChange(): ObservedCluster[] | undefined {
    if (!this.isChanged) return undefined;
    const { told } = this;
    const clusters = this.takeAll();
    return this.told === told ? undefined : clusters;
  }

  private toObserved(): ObservedCluster[] {
    return toObservedClusters(this.index.list(), this.registered).map(
      cluster => {
        const reachable = this.reachability.get(cluster.name);
        return { ...cluster, ...(reachable && { reachable }) };
      },
    );
  }
}
