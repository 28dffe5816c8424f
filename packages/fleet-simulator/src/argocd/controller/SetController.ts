import { PlatformRepository } from '../../git/PlatformRepository';
import { SimulatedClock } from '../../scenario/SimulatedClock';
import { ArgocdApplication } from '../ArgocdApplication';
import { HubInventory } from '../HubInventory';
import { ArgocdApplicationSet } from '../sets/ArgocdApplicationSet';
import {
  GeneratedApplication,
  generateApplications,
  GenerationError,
  isRollingSync,
} from '../sets/generateApplications';
import { SetEventLog } from '../sets/SetEventLog';
import { toRollingSteps } from '../sets/toRollingSteps';
import { ApplicationController } from './ApplicationController';
import { ApplicationStore } from './ApplicationStore';
import { pace } from './pace';
import { toNewApplication } from './toNewApplication';
import { toRollingOperation } from './toOperation';
import { toSeconds } from './toSeconds';

/** How often a RollingSync set syncs again what it just synced, as recorded: history entries that change nothing. */
const ROLLING_REPEATS = 2;

/** Makes Applications of ApplicationSets, and syncs those of a RollingSync set wave by wave. */
export class SetController {
  private readonly planned = new Set<string>();

  constructor(
    private readonly options: {
      inventory: HubInventory;
      store: ApplicationStore;
      applications: ApplicationController;
      repository: PlatformRepository;
      clock: SimulatedClock;
      events: SetEventLog;
    },
  ) {}

  /** Generates all sets anew. Returns the Applications that were created. */
  generate(): ArgocdApplication[] {
    const { inventory } = this.options;
    return [...inventory.sets.values()].flatMap(set => this.generateOne(set));
  }

  /** The Applications a set owns. */
  owned({ metadata }: ArgocdApplicationSet): ArgocdApplication[] {
    return this.options.store
      .list()
      .filter(({ metadata: { ownerReferences } }) =>
        ownerReferences?.some(({ uid }) => uid === metadata.uid),
      );
  }

  /** Forgets a set and deletes its Applications, unless they are to be kept. */
  remove(set: ArgocdApplicationSet) {
    const { inventory, applications } = this.options;
    inventory.sets.delete(set.metadata.name);
    for (const application of this.owned(set)) {
      if (application.metadata.finalizers) applications.remove(application);
    }
  }

  /** An Application was changed: what its set says of it comes back at once. */
  revert({ metadata }: ArgocdApplication) {
    const owner = metadata.ownerReferences?.[0]?.name;
    const set =
      typeof owner === 'string'
        ? this.options.inventory.sets.get(owner)
        : undefined;
    if (!set) return;
    this.options.clock.after(pace.compare, () => {
      this.generateOne(set);
      const current = this.options.store.get(metadata.namespace, metadata.name);
      if (current) this.options.applications.refresh(current);
    });
  }

  /** Looks a little later whether the next wave of an Application's set may go. */
  planWaves({ metadata }: ArgocdApplication) {
    const owner = metadata.ownerReferences?.[0]?.name;
    const set =
      typeof owner === 'string'
        ? this.options.inventory.sets.get(owner)
        : undefined;
    if (!set || !isRollingSync(set.spec)) return;
    const { name } = set.metadata;
    if (this.planned.has(name)) return;
    this.planned.add(name);
    this.options.clock.after(pace.wave, () => {
      this.planned.delete(name);
      this.syncWave(set);
    });
  }

  private generateOne(set: ArgocdApplicationSet): ArgocdApplication[] {
    const { repository, inventory, clock, applications } = this.options;
    const now = toSeconds(clock.now());
    let generated: GeneratedApplication[];
    try {
      generated = generateApplications(
        { name: set.metadata.name, spec: set.spec },
        {
          repository,
          commit: repository.head(),
          clusters: [...inventory.clusters.values()],
        },
      );
      if (set.error) inventory.sets.set(set.metadata.name, succeed(set, now));
    } catch (error) {
      if (!(error instanceof GenerationError)) throw error;
      const { reason, message } = error;
      if (set.error?.message !== message) {
        const failed = { ...set, error: { reason, message }, since: now };
        inventory.sets.set(set.metadata.name, failed);
      }
      return [];
    }
    const wanted = new Set(generated.map(({ name }) => name));
    for (const application of this.owned(set)) {
      const { name, deletionTimestamp } = application.metadata;
      if (!wanted.has(name) && !deletionTimestamp) {
        applications.remove(application);
        this.tell(set, { reason: 'deleted', name });
      }
    }
    return generated.flatMap(each => this.put(set, each, now) ?? []);
  }

  /** Returns the Application when it is new. */
  private put(
    set: ArgocdApplicationSet,
    generated: GeneratedApplication,
    now: string,
  ): ArgocdApplication | undefined {
    const { store } = this.options;
    const before = store.get('argocd', generated.name);
    if (before?.metadata.deletionTimestamp) return undefined;
    const created = toNewApplication({
      ...generated,
      owner: set.metadata,
      createdAt: before?.metadata.creationTimestamp ?? now,
    });
    if (!before) {
      this.tell(set, { reason: 'created', name: generated.name });
      return store.put(created);
    }
    const { labels, annotations } = created.metadata;
    const changes = { labels, annotations, spec: generated.spec };
    const current = {
      labels: before.metadata.labels,
      annotations: before.metadata.annotations,
      spec: before.spec,
    };
    if (JSON.stringify(changes) !== JSON.stringify(current)) {
      this.tell(set, { reason: 'updated', name: generated.name });
      store.put({
        ...before,
        metadata: { ...before.metadata, labels, annotations },
        spec: generated.spec,
      });
    }
    return undefined;
  }

  private tell(
    set: ArgocdApplicationSet,
    {
      reason,
      name,
    }: { reason: 'created' | 'updated' | 'deleted'; name: string },
  ) {
    const { events, clock } = this.options;
    const message = `${reason} Application "${name}"`;
    events.record(set, { reason, message }, toSeconds(clock.now()));
  }

  private syncWave(set: ArgocdApplicationSet) {
    const { applications } = this.options;
    const steps = toRollingSteps(
      set.spec,
      this.owned(set).map(application => ({
        labels: application.metadata.labels,
        application,
      })),
    );
    for (const step of steps) {
      let moving = false;
      for (const { application } of step) {
        const runtime = applications.runtime(application);
        const pending = applications.isPending(application);
        const healthy = application.status.health.status === 'Healthy';
        if (pending || runtime.operating || !healthy) moving = true;
        // What failed is not tried again at the same revision.
        const gaveUp = runtime.failedAt === this.options.repository.head();
        if (pending && !runtime.operating && !gaveUp) {
          applications.sync(application, toRollingOperation(application), {
            compares: false,
            repeats: ROLLING_REPEATS,
          });
        }
      }
      if (moving) return;
    }
  }
}

function succeed(set: ArgocdApplicationSet, now: string): ArgocdApplicationSet {
  const { error: _, ...rest } = set;
  return { ...rest, since: now };
}
