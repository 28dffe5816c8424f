import { SimulatedClock } from '../../scenario/SimulatedClock';
import { ArgocdApplication } from '../ArgocdApplication';
import { ApplicationStore } from '../controller/ApplicationStore';
import { pace } from '../controller/pace';
import { toSeconds } from '../controller/toSeconds';
import { ArgocdApplicationSet } from './ArgocdApplicationSet';
import { keepMembers } from './keepMembers';
import { keepTransitionTimes } from './keepTransitionTimes';
import { SetStatus, toSetStatus } from './toSetStatus';

/** An ApplicationSet as the API shows it. */
export type ObservedSet = Pick<ArgocdApplicationSet, 'metadata' | 'spec'> & {
  status: SetStatus;
};

/** A change of an ApplicationSet, as a stream tells it. */
export type SetEvent = {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  applicationSet: ObservedSet;
};

/** Derives the status of the ApplicationSets from their Applications and tells when one changed. */
export class SetObserver {
  private readonly observed = new Map<string, ObservedSet>();
  private readonly listeners = new Set<(event: SetEvent) => void>();
  private readonly planned = new Set<string>();
  private readonly stopListening: () => void;

  constructor(
    private readonly options: {
      sets: ReadonlyMap<string, ArgocdApplicationSet>;
      owned: (set: ArgocdApplicationSet) => ArgocdApplication[];
      isPending: (application: ArgocdApplication) => boolean;
      store: ApplicationStore;
      clock: SimulatedClock;
    },
  ) {
    this.stopListening = options.store.subscribe(({ application }) => {
      const owner = application.metadata.ownerReferences?.[0]?.name;
      if (typeof owner === 'string') this.plan([owner]);
    });
  }

  /** By name. */
  list(): ObservedSet[] {
    return [...this.options.sets.keys()]
      .sort()
      .flatMap(name => this.read(name) ?? []);
  }

  /** One as it is now; undefined when there is none. */
  read(name: string): ObservedSet | undefined {
    const { sets, store, clock } = this.options;
    const set = sets.get(name);
    const before = this.observed.get(name);
    if (!set) {
      this.forget(name);
      return undefined;
    }
    const derived = toSetStatus(set, this.options.owned(set), {
      isPending: this.options.isPending,
      now: before ? toSeconds(clock.now()) : set.since,
    });
    const status = before
      ? keepTransitionTimes(
          set.error ? keepMembers(derived, before.status) : derived,
          before.status,
        )
      : derived;
    const { metadata, spec } = set;
    if (
      before &&
      before.spec === spec &&
      JSON.stringify(before.status) === JSON.stringify(status)
    ) {
      return before;
    }
    const applicationSet = {
      metadata: { ...metadata, resourceVersion: store.nextVersion() },
      spec,
      status,
    };
    this.observed.set(name, applicationSet);
    this.tell({ type: before ? 'MODIFIED' : 'ADDED', applicationSet });
    return applicationSet;
  }

  /** Its health when it was looked at last. */
  health(name: string): SetStatus['health'] | undefined {
    return this.observed.get(name)?.status.health;
  }

  /** Looks at some, or at all, a little later. */
  plan(names = [...this.observed.keys(), ...this.options.sets.keys()]) {
    const isPlanned = this.planned.size > 0;
    for (const name of names) this.planned.add(name);
    if (isPlanned) return;
    this.options.clock.after(pace.observe, () => {
      const planned = [...this.planned];
      this.planned.clear();
      for (const name of planned) this.read(name);
    });
  }

  /** Returns how to stop listening. */
  subscribe(listener: (event: SetEvent) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  stop() {
    this.stopListening();
  }

  private forget(name: string) {
    const before = this.observed.get(name);
    if (!before) return;
    this.observed.delete(name);
    this.tell({ type: 'DELETED', applicationSet: before });
  }

  private tell(event: SetEvent) {
    for (const listener of [...this.listeners]) listener(event);
  }
}
