import { ApplicationOperation, ArgocdApplication } from '../ArgocdApplication';
import { ApplicationWorkloads } from '../live/ApplicationWorkloads';
import { runCanary } from '../live/runCanary';
import { WorkloadState } from '../live/WorkloadState';
import { DesiredState } from '../render/DesiredState';
import {
  ApplicationRuntime,
  createApplicationRuntime,
  isPending,
  toSeen,
} from './ApplicationRuntime';
import { ApplicationComparer } from './ApplicationComparer';
import { ApplicationControllerOptions } from './ApplicationControllerOptions';
import { changeByHand } from './changeByHand';
import { findUnconfirmed } from './findUnconfirmed';
import { pace } from './pace';
import { runRollout } from './runRollout';
import { startOperation } from './startOperation';
import { SyncTarget } from './SyncTarget';
import { toAutomatedOperation, toHealOperation } from './toOperation';
import { toGivenUp } from './toGivenUp';
import { toSeconds } from './toSeconds';
import { toTerminatedOperation } from './toTerminatedOperation';

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
    const { store, clock, onWorkload } = this.options;
    const created = createApplicationRuntime({
      workloads: new ApplicationWorkloads({
        uid,
        nextVersion: () => store.nextVersion(),
        now: () => toSeconds(clock.now()),
        onChanged: () => onWorkload(uid),
      }),
      appliedVersion: store.nextVersion(),
    });
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
    const { annotations } = current.metadata;
    if (annotations?.['argocd.argoproj.io/skip-reconcile'] === 'true') return;
    const runtime = this.runtime(current);
    if (runtime.operating) {
      runtime.comparesAgain = true;
      // What waits is compared all the same.
      if (runtime.held && this.comparer.compareTarget(current)) {
        this.comparer.compare(current);
      }
      return;
    }
    const desired = this.comparer.compareTarget(current);
    if (!desired) return;
    const revision = this.options.repository.head();
    const automated = current.spec.syncPolicy?.automated;
    const isAutomatic =
      automated &&
      automated.enabled !== false &&
      !this.options.blocksAutoSync(current);
    const unconfirmed = automated?.prune
      ? findUnconfirmed(runtime, desired)
      : [];
    const pending = isPending(runtime, desired) || unconfirmed.length > 0;
    const gaveUp = runtime.failedAt === revision;
    if (isAutomatic && pending && !gaveUp) {
      const isFirst = runtime.live === undefined;
      if (isFirst) this.comparer.compare(current);
      this.sync(current, toAutomatedOperation(current, revision), {
        compares: !isFirst,
      });
      return;
    }
    this.comparer.compare(current);
    const heals = automated?.selfHeal && toSeen(runtime).drifted;
    if (!isAutomatic || !(pending || heals)) return;
    if (gaveUp) this.comparer.write(current, toGivenUp);
    else this.healLater(current, runtime);
  }

  /**
   * Runs an operation. The caller made sure that none is running.
   *
   * @param options.target - what it brings, when that is not the newest commit
   */
  sync(
    application: ArgocdApplication,
    operation: ApplicationOperation,
    options: { compares: boolean; repeats?: number; target?: SyncTarget },
  ) {
    const runtime = this.runtime(application);
    const { compares, target } = options;
    startOperation(application, operation, {
      ...this.options,
      comparer: this.comparer,
      runtime,
      compares,
      target,
      done: (outcome, revision) => {
        if (outcome === 'failed') runtime.failedAt = revision;
        const repeats = outcome === 'failed' ? 0 : options.repeats ?? 0;
        this.finish(application, operation, repeats);
      },
    });
  }

  /** Ends a running operation as a person's terminate does. False when none runs. */
  terminate(application: ArgocdApplication): boolean {
    const runtime = this.runtime(application);
    if (!runtime.operating) return false;
    runtime.operation?.cancel();
    runtime.operating = false;
    runtime.held = false;
    const now = toSeconds(this.options.clock.now());
    this.comparer.write(application, current =>
      toTerminatedOperation(current, now),
    );
    // What auto-sync wanted, it wants still.
    this.options.clock.after(pace.observe, () => this.refresh(application));
    return true;
  }

  /** Somebody allows the waiting operation to go on: it may prune, its hook came to its end. */
  confirm(application: ArgocdApplication) {
    const runtime = this.runtime(application);
    runtime.confirmed = true;
    runtime.hookHangs = false;
    const now = toSeconds(this.options.clock.now());
    this.comparer.write(application, ({ metadata, ...rest }) => ({
      ...rest,
      metadata: {
        ...metadata,
        annotations: {
          ...metadata.annotations,
          'argocd.argoproj.io/deletion-approved': now,
        },
      },
    }));
    if (runtime.held) runtime.operation?.goOn();
  }

  /** The cluster of an Application stops answering the hub, or answers again. */
  setReachable(application: ArgocdApplication, reachable: boolean) {
    const runtime = this.runtime(application);
    const { oldImages, workload, drifted } = runtime;
    if (!reachable) {
      const objects = this.options.liveObjects(application);
      runtime.frozen ??= { oldImages, workload, drifted, objects };
      return;
    }
    runtime.frozen = undefined;
    this.refresh(application);
  }

  /** Somebody changes the workload by hand. */
  drift(application: ArgocdApplication) {
    const runtime = this.runtime(application);
    changeByHand(runtime);
    if (!runtime.frozen) this.refresh(application);
  }

  /** The pods start to fail, or stop failing. */
  setBroken(application: ArgocdApplication, broken: boolean) {
    const runtime = this.runtime(application);
    runtime.broken = broken;
    this.rollOut(application);
  }

  /** A Rollout goes on from a step of its canary, or from the first. */
  moveCanary(
    application: ArgocdApplication,
    state: WorkloadState,
    options: { from?: number },
  ) {
    runCanary(this.runtime(application), state, this.options.clock, {
      ...options,
      tell: step => this.comparer.showWorkload(application, step),
    });
  }

  /** Its workloads replace their replicas. */
  rollOut(application: ArgocdApplication) {
    runRollout(this.runtime(application), this.options.clock, {
      tell: step => this.comparer.showWorkload(application, step),
    });
    this.showHealth(application);
  }

  /** What Git wants of an Application at a commit. */
  render(application: ArgocdApplication, target?: SyncTarget): DesiredState {
    return this.comparer.render(application, target);
  }

  /** The health of what it brought changed without a comparison. */
  showHealth(application: ArgocdApplication) {
    this.comparer.showWorkload(application, { health: true });
  }

  /** Deletes an Application with what it deployed. */
  remove(application: ArgocdApplication) {
    const { clock, store } = this.options;
    const { namespace, name, uid } = application.metadata;
    const runtime = this.runtime(application);
    runtime.operation?.cancel();
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
    const finish = () => {
      // What runs on a cluster that does not answer cannot be deleted: the finalizer stays.
      if (runtime.live && this.options.unreachable(application)) {
        clock.after(pace.remove, finish);
        return;
      }
      this.runtimes.delete(uid);
      store.remove(namespace, name);
    };
    clock.after(pace.remove, finish);
  }

  private finish(
    application: ArgocdApplication,
    operation: ApplicationOperation,
    repeats: number,
  ) {
    const runtime = this.runtime(application);
    runtime.operating = false;
    runtime.held = false;
    const current = this.comparer.current(application);
    if (!current) return;
    if (repeats > 0 && !runtime.comparesAgain) {
      this.comparer.compare(application);
      this.sync(current, operation, { compares: false, repeats: repeats - 1 });
    } else this.refresh(application);
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
