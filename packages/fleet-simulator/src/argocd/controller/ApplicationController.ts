import { PlatformRepository } from '../../git/PlatformRepository';
import { SimulatedClock } from '../../scenario/SimulatedClock';
import { ApplicationOperation, ArgocdApplication } from '../ArgocdApplication';
import { DesiredState } from '../render/DesiredState';
import {
  ApplicationRuntime,
  createApplicationRuntime,
  isPending,
} from './ApplicationRuntime';
import { ApplicationComparer } from './ApplicationComparer';
import { ApplicationStore } from './ApplicationStore';
import { pace } from './pace';
import { runOperation } from './runOperation';
import { runRollout } from './runRollout';
import { toAutomatedOperation, toHealOperation } from './toOperation';
import { toSeconds } from './toSeconds';
import { toKeptResources } from './toSyncResult';

/** What the controller of the Applications needs from the rest of the hub. */
export type ApplicationControllerOptions = {
  store: ApplicationStore;
  repository: PlatformRepository;
  clock: SimulatedClock;
  /** Whether the hub knows the cluster an Application goes to. */
  knowsDestination: (application: ArgocdApplication) => boolean;
  /** An Application was synced: what it brought is on its cluster now. */
  onApplied: (application: ArgocdApplication, live: DesiredState) => void;
  /** Sync or health of an Application changed. */
  onChanged: (application: ArgocdApplication) => void;
};

/** Compares Applications with Git and syncs them, one after the other as real Argo CD does. */
export class ApplicationController {
  private readonly runtimes = new Map<string, ApplicationRuntime>();

  private readonly comparer: ApplicationComparer;

  constructor(private readonly options: ApplicationControllerOptions) {
    this.comparer = new ApplicationComparer({
      ...options,
      runtime: application => this.runtime(application),
    });
  }

  /** What is true on the cluster of an Application. */
  runtime(application: ArgocdApplication): ApplicationRuntime {
    const { uid } = application.metadata;
    const known = this.runtimes.get(uid);
    if (known) return known;
    const created = createApplicationRuntime();
    this.runtimes.set(uid, created);
    return created;
  }

  /** Whether Git wants something else than what was applied last; false when Git cannot be read. */
  isPending(application: ArgocdApplication): boolean {
    try {
      return isPending(
        this.runtime(application),
        this.comparer.render(application),
      );
    } catch {
      return false;
    }
  }

  /** Looks at Git and at the cluster, and does what the Application's policy says. */
  refresh(application: ArgocdApplication) {
    const current = this.comparer.current(application);
    if (!current || current.metadata.deletionTimestamp) return;
    const runtime = this.runtime(current);
    if (runtime.operating) {
      runtime.comparesAgain = true;
      return;
    }
    const desired = this.comparer.compareTarget(current);
    if (!desired) return;
    const automated = current.spec.syncPolicy?.automated;
    const isAutomatic = automated && automated.enabled !== false;
    if (isAutomatic && isPending(runtime, desired)) {
      const isFirst = runtime.live === undefined;
      if (isFirst) this.comparer.compare(current);
      this.sync(
        current,
        toAutomatedOperation(current, this.options.repository.head()),
        { compares: !isFirst },
      );
      return;
    }
    this.comparer.compare(current);
    if (isAutomatic && automated.selfHeal && runtime.drifted) {
      this.healLater(current, runtime);
    }
  }

  /** Runs an operation. The caller made sure that none is running. */
  sync(
    application: ArgocdApplication,
    operation: ApplicationOperation,
    options: { compares: boolean; repeats?: number },
  ) {
    const runtime = this.runtime(application);
    const { clock, repository, onApplied } = this.options;
    const partial = operation.sync.resources !== undefined;
    runtime.operating = true;
    runtime.comparesAgain = false;
    runtime.cancelHeal?.();
    let desired: DesiredState;
    let revision = repository.head();
    const refresh = () => {
      const current = this.comparer.current(application);
      if (!current) return;
      revision = repository.head();
      desired = this.comparer.render(current);
    };
    const before = runtime.live;
    refresh();
    runtime.cancelOperation = runOperation(operation, clock, {
      write: change => this.comparer.write(application, change),
      desired: () => desired,
      revision: () => revision,
      compares: options.compares,
      compare: () => this.comparer.compare(application),
      applied: () => {
        const current = this.comparer.current(application);
        if (!current) return;
        const isSame = before?.digest === desired.digest && !runtime.drifted;
        this.apply(runtime, desired, { partial });
        if (!isSame || !before) {
          runRollout(runtime, clock, {
            tell: step => this.comparer.showWorkload(application, step),
          });
        }
        onApplied(current, desired);
      },
      done: () => this.finish(application, operation, options.repeats ?? 0),
    });
  }

  /** Ends a running operation as a person's terminate does. False when none runs. */
  terminate(application: ArgocdApplication): boolean {
    const runtime = this.runtime(application);
    if (!runtime.operating) return false;
    runtime.cancelOperation?.();
    runtime.operating = false;
    const now = toSeconds(this.options.clock.now());
    this.comparer.write(application, ({ operation, ...rest }) => ({
      ...rest,
      status: {
        ...rest.status,
        operationState: {
          operation: operation ?? { sync: {}, initiatedBy: {}, retry: {} },
          startedAt: now,
          ...rest.status.operationState,
          phase: 'Failed',
          message: 'Operation terminated',
          finishedAt: now,
        },
      },
    }));
    return true;
  }

  /** Somebody changes the workload by hand. */
  drift(application: ArgocdApplication) {
    this.runtime(application).drifted = true;
    this.refresh(application);
  }

  /** The pods start to fail, or stop failing. */
  setBroken(application: ArgocdApplication, broken: boolean) {
    const runtime = this.runtime(application);
    runtime.broken = broken;
    runRollout(runtime, this.options.clock, {
      tell: step => this.comparer.showWorkload(application, step),
    });
    this.comparer.showWorkload(application, { health: true });
  }

  /** Deletes an Application with what it deployed. */
  remove(application: ArgocdApplication) {
    const { clock, store } = this.options;
    const { namespace, name, uid } = application.metadata;
    const runtime = this.runtime(application);
    runtime.cancelOperation?.();
    runtime.cancelHeal?.();
    runtime.cancelRollout?.();
    const now = toSeconds(clock.now());
    this.comparer.write(application, current => ({
      ...current,
      metadata: {
        ...current.metadata,
        deletionTimestamp: now,
        deletionGracePeriodSeconds: 0,
      },
    }));
    clock.after(pace.remove, () => {
      this.runtimes.delete(uid);
      store.remove(namespace, name);
    });
  }

  private finish(
    application: ArgocdApplication,
    operation: ApplicationOperation,
    repeats: number,
  ) {
    const runtime = this.runtime(application);
    runtime.operating = false;
    const current = this.comparer.current(application);
    if (!current) return;
    if (repeats > 0 && !runtime.comparesAgain) {
      this.comparer.compare(application);
      this.sync(current, operation, { compares: false, repeats: repeats - 1 });
    } else this.refresh(application);
  }

  private apply(
    runtime: ApplicationRuntime,
    desired: DesiredState,
    options: { partial: boolean },
  ) {
    const before = runtime.live;
    runtime.drifted = false;
    if (options.partial && before) return;
    const kept = toKeptResources(before, desired);
    runtime.live = {
      ...desired,
      resources: [...desired.resources, ...kept],
    };
    const gone = (before?.images ?? []).filter(
      image => !desired.images.includes(image),
    );
    runtime.oldImages = [...new Set([...runtime.oldImages, ...gone])].filter(
      image => !image.endsWith(':bad'),
    );
  }

  private healLater(
    application: ArgocdApplication,
    runtime: ApplicationRuntime,
  ) {
    runtime.cancelHeal?.();
    runtime.cancelHeal = this.options.clock.after(pace.heal, () => {
      const current = this.comparer.current(application);
      if (!current || runtime.operating || !runtime.drifted) return;
      const operation = toHealOperation(
        current,
        this.options.repository.head(),
      );
      this.sync(current, operation, { compares: true });
    });
  }
}
