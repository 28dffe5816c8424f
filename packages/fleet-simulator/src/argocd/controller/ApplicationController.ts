import { ApplicationOperation, ArgocdApplication } from '../ArgocdApplication';
import { DesiredState } from '../render/DesiredState';
import {
  ApplicationRuntime,
  createApplicationRuntime,
  isPending,
  toSeen,
} from './ApplicationRuntime';
import { ApplicationComparer } from './ApplicationComparer';
import { ApplicationControllerOptions } from './ApplicationControllerOptions';
import { applyDesired } from './applyDesired';
import { findUnconfirmed } from './findUnconfirmed';
import { findHold } from './findHold';
import { pace } from './pace';
import { runOperation } from './runOperation';
import { runRollout } from './runRollout';
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
    const isAutomatic = automated && automated.enabled !== false;
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
    runtime.held = false;
    runtime.confirmed = false;
    runtime.failedAt = undefined;
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
    runtime.operation = runOperation(operation, clock, {
      write: change => this.comparer.write(application, change),
      desired: () => desired,
      revision: () => revision,
      compares: options.compares,
      compare: () => this.comparer.compare(application),
      hold: () => {
        runtime.held = false;
        const current = this.comparer.current(application);
        return (
          current &&
          findHold(current, operation, {
            runtime,
            desired,
            revision,
            unreachable: this.options.unreachable(current),
          })
        );
      },
      onHold: () => {
        runtime.held = true;
        this.comparer.compare(application);
      },
      applied: () => {
        const current = this.comparer.current(application);
        if (!current) return;
        const isSame = before?.digest === desired.digest && !runtime.drifted;
        applyDesired(runtime, desired, { partial });
        if (!isSame || !before) {
          runRollout(runtime, clock, {
            tell: step => this.comparer.showWorkload(application, step),
          });
        }
        onApplied(current, desired);
      },
      done: outcome => {
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
      runtime.frozen ??= { oldImages, workload, drifted };
      return;
    }
    runtime.frozen = undefined;
    this.refresh(application);
  }

  /** Somebody changes the workload by hand. */
  drift(application: ArgocdApplication) {
    const runtime = this.runtime(application);
    runtime.drifted = true;
    if (!runtime.frozen) this.refresh(application);
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
