import { BarePlatformRepository } from '../git/BarePlatformRepository';
import { SimulatedClock } from '../scenario/SimulatedClock';
import { ArgocdApplication } from './ArgocdApplication';
import { createLiveObjects } from './live/createLiveObjects';
import { LiveObjects } from './live/LiveObjects';
import { createSetFollower } from './createSetFollower';
import { DestinationFault } from './DestinationFault';
import { ApplicationController } from './controller/ApplicationController';
import { ApplicationStore } from './controller/ApplicationStore';
import { pace } from './controller/pace';
import { SetController } from './controller/SetController';
import { toApplicationOptions } from './controller/toApplicationOptions';
import { toNewApplication } from './controller/toNewApplication';
import { toSeconds } from './controller/toSeconds';
import { toSettled } from './controller/toSettled';
import { HubInventory } from './HubInventory';
import { DesiredState } from './render/DesiredState';
import { ApplicationEventLog } from './events/ApplicationEventLog';
import { inCluster } from './RegisteredCluster';
import { replayHistory } from './replayHistory';
import { SetEventLog } from './sets/SetEventLog';
import { SetObserver } from './sets/SetObserver';
import { UnreachableCluster } from './UnreachableCluster';

const COMMITS_REPLAYED = 40;
const LONGEST_STAGGER_MS = 1500;

/** One Argo CD with its controllers, looking at the platform repository. */
export class ArgocdHub {
  readonly store = new ApplicationStore();
  readonly inventory: HubInventory;
  readonly applications: ApplicationController;
  readonly live: LiveObjects;
  readonly events: ApplicationEventLog;
  readonly sets: SetController;
  readonly setEvents: SetEventLog;
  readonly observedSets: SetObserver;
  private readonly unreachable = new Map<string, UnreachableCluster>();
  private cancelPoll?: () => void;
  private readonly stopListening: () => void;

  constructor(
    readonly repository: BarePlatformRepository,
    readonly clock: SimulatedClock,
  ) {
    this.inventory = new HubInventory(toSeconds(clock.now()));
    const { store, inventory } = this;
    this.applications = new ApplicationController({
      store,
      repository,
      clock,
      knowsDestination: ({ spec }) =>
        inventory.findCluster(spec.destination) !== undefined,
      unreachable: application => this.findUnreachable(application),
      healthOf: (application, { kind, name }) =>
        kind === 'ApplicationSet' && this.isOnHub(application)
          ? this.observedSets.health(name)
          : undefined,
      blocksAutoSync: application =>
        !this.inventory.windows.allows(application, {
          now: clock.now(),
          manual: false,
        }),
      liveObjects: application => this.live.list(application),
      onWorkload: uid => this.live.tell(uid),
      onApplied: (application, live) => this.takeManifests(application, live),
      onChanged: application => this.sets.planWaves(application),
    });
    this.live = createLiveObjects(this);
    this.setEvents = new SetEventLog(() => store.nextVersion());
    this.sets = new SetController({
      inventory,
      store,
      applications: this.applications,
      repository,
      clock,
      events: this.setEvents,
    });
    this.observedSets = new SetObserver({
      sets: inventory.sets,
      owned: set => this.sets.owned(set),
      isPending: application => this.applications.isPending(application),
      store,
      clock,
    });
    const stopSets = this.observedSets.subscribe(createSetFollower(this));
    this.settle();
    this.events = new ApplicationEventLog({
      store,
      now: () => toSeconds(clock.now()),
    });
    this.observedSets.list();
    const stopPushes = repository.onPush(() => this.planPoll());
    const stopEvents = store.subscribe(({ type }) => {
      // What was being deleted may be wanted again.
      if (type === 'DELETED') this.planPoll();
    });
    this.stopListening = () => {
      stopPushes();
      stopEvents();
      stopSets();
      this.events.stop();
      this.observedSets.stop();
    };
  }

  /**
   * Lets a destination cluster stop answering. Argo CD does not notice: it goes on from its cache.
   *
   * @throws when the hub delivers to no cluster of that name; the message lists those it does.
   */
  setDestinationFault(name: string, fault: DestinationFault) {
    const cluster = this.inventory.clusters.get(name);
    if (!cluster) {
      throw new Error(
        `Argo CD delivers to no cluster '${name}'. It delivers to ${[
          ...this.inventory.clusters.keys(),
        ].join(', ')}.`,
      );
    }
    if (fault === 'none') this.unreachable.delete(name);
    else this.unreachable.set(name, new UnreachableCluster(cluster, fault));
    for (const application of this.store.list()) {
      const { destination } = application.spec;
      if (this.inventory.findCluster(destination)?.name !== name) continue;
      this.applications.setReachable(application, fault === 'none');
    }
  }

  /** The fault of a destination cluster. */
  destinationFault(name: string): DestinationFault {
    return this.unreachable.get(name)?.fault ?? 'none';
  }

  /** The cluster an Application goes to, when that does not answer. */
  findUnreachable({ spec }: ArgocdApplication): UnreachableCluster | undefined {
    const cluster = this.inventory.findCluster(spec.destination);
    return cluster && this.unreachable.get(cluster.name);
  }

  /** Whether an Application goes to the cluster of the hub itself. */
  isOnHub({ spec }: ArgocdApplication): boolean {
    return this.inventory.findCluster(spec.destination) === inCluster;
  }

  /** The Application that delivers a service to a cluster. */
  find(service: string, cluster: string): ArgocdApplication | undefined {
    return this.store
      .list()
      .find(
        ({ metadata: { labels = {} }, spec: { destination } }) =>
          labels['app.kubernetes.io/name'] === service &&
          this.inventory.findCluster(destination)?.name === cluster,
      );
  }

  stop() {
    this.stopListening();
    this.cancelPoll?.();
  }

  private settle() {
    const replayed = replayHistory(
      this.repository,
      this.repository.log(COMMITS_REPLAYED),
      this.inventory,
    );
    const now = toSeconds(this.clock.now());
    const revision = this.repository.head();
    for (const { application, live, history } of replayed) {
      const stored = this.store.put(application);
      const runtime = this.applications.runtime(stored);
      runtime.live = live;
      if (!live) {
        this.applications.refresh(stored);
        continue;
      }
      const since =
        history[history.length - 1]?.deployedAt ??
        stored.metadata.creationTimestamp;
      runtime.appliedAt = history[0]?.deployedAt ?? since;
      runtime.workloads.settle(live, since);
      this.store.put(
        toSettled(stored, runtime, { live, history, revision, now }),
      );
    }
    // Whatever cannot stay as it is, say a tag that never starts, shows itself from here.
    for (const application of this.store.list()) {
      const runtime = this.applications.runtime(application);
      if (runtime.live?.images.some(image => image.endsWith(':bad'))) {
        this.applications.setBroken(application, false);
      }
    }
  }

  private planPoll() {
    this.cancelPoll?.();
    this.cancelPoll = this.clock.after(pace.poll, () => this.poll());
  }

  private poll() {
    const created = new Set(
      this.sets.generate().map(({ metadata }) => metadata.uid),
    );
    this.observedSets.plan();
    const all = this.store.list();
    const stagger = Math.min(
      pace.stagger,
      LONGEST_STAGGER_MS / Math.max(all.length, 1),
    );
    all.forEach((application, index) =>
      this.clock.after(
        index * stagger +
          (created.has(application.metadata.uid) ? pace.compare : 0),
        () => this.applications.refresh(application),
      ),
    );
  }

  private takeManifests(application: ArgocdApplication, live: DesiredState) {
    if (!this.isOnHub(application)) return;
    const now = toSeconds(this.clock.now());
    const wantedSets = new Set<string>();
    for (const resource of live.resources) {
      this.inventory.apply(resource, now);
      if (resource.kind === 'ApplicationSet') wantedSets.add(resource.name);
      if (resource.manifest?.kind === 'Application') {
        this.putChild(toApplicationOptions(resource.manifest, now));
      }
    }
    if (wantedSets.size) {
      for (const set of [...this.inventory.sets.values()]) {
        if (!wantedSets.has(set.metadata.name)) this.sets.remove(set);
      }
    }
    this.planPoll();
  }

  private putChild(options: ReturnType<typeof toApplicationOptions>) {
    const before = this.store.get('argocd', options.name);
    if (!before) {
      this.store.put(toNewApplication(options));
    } else if (JSON.stringify(before.spec) !== JSON.stringify(options.spec)) {
      this.store.put({ ...before, spec: options.spec });
    }
  }
}
