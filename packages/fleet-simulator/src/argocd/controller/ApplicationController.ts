import { PlatformRepository } from '../../git/PlatformRepository';
import { SimulatedClock } from '../../scenario/SimulatedClock';
import { ApplicationOperation, ArgocdApplication } from '../ArgocdApplication';
import { DesiredState } from '../render/DesiredState';
import { renderSource } from '../render/renderSource';
import {
  ApplicationRuntime,
  createApplicationRuntime,
  isPending,
} from './ApplicationRuntime';
import { ApplicationStore } from './ApplicationStore';
import { pace } from './pace';
import { runOperation } from './runOperation';
import { runRollout } from './runRollout';
import { toBrokenComparison } from './toBrokenComparison';
import { toComparison } from './toComparison';
import { toAutomatedOperation, toHealOperation } from './toOperation';
import { toSeconds } from './toSeconds';
import { toSource } from './toSource';
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

  constructor(private readonly options: ApplicationControllerOptions) {}

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
      return isPending(this.runtime(application), this.render(application));
    } catch {
      return false;
    }
  }

  /** Looks at Git and at the cluster, and does what the Application's policy says. */
  refresh(application: ArgocdApplication) {
    const current = this.current(application);
    if (!current || current.metadata.deletionTimestamp) return;
    const runtime = this.runtime(current);
    if (runtime.operating) {
      runtime.comparesAgain = true;
      return;
    }
    const desired = this.compareTarget(current);
    if (!desired) return;
    const automated = current.spec.syncPolicy?.automated;
    const isAutomatic = automated && automated.enabled !== false;
    if (isAutomatic && isPending(runtime, desired)) {
      const isFirst = runtime.live === undefined;
      if (isFirst) this.compare(current);
      this.sync(
        current,
        toAutomatedOperation(current, this.options.repository.head()),
        { compares: !isFirst },
      );
      return;
    }
    this.compare(current);
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
      const current = this.current(application);
      if (!current) return;
      revision = repository.head();
      desired = this.render(current);
    };
    const before = runtime.live;
    refresh();
    runtime.cancelOperation = runOperation(operation, clock, {
      write: change => this.write(application, change),
      desired: () => desired,
      revision: () => revision,
      compares: options.compares,
      compare: () => this.compare(application),
      applied: () => {
        const current = this.current(application);
        if (!current) return;
        const isSame = before?.digest === desired.digest && !runtime.drifted;
        this.apply(runtime, desired, { partial });
        if (!isSame || !before) {
          runRollout(runtime, clock, {
            tell: step => this.showWorkload(application, step),
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
    this.write(application, ({ operation, ...rest }) => ({
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
      tell: step => this.showWorkload(application, step),
    });
    this.showWorkload(application, { health: true });
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
    this.write(application, current => ({
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
    const current = this.current(application);
    if (!current) return;
    if (repeats > 0 && !runtime.comparesAgain) {
      this.compare(application);
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
      const current = this.current(application);
      if (!current || runtime.operating || !runtime.drifted) return;
      const operation = toHealOperation(
        current,
        this.options.repository.head(),
      );
      this.sync(current, operation, { compares: true });
    });
  }

  /** What to compare with, or undefined after it was written why that is not known. */
  private compareTarget(
    application: ArgocdApplication,
  ): DesiredState | undefined {
    const { clock, knowsDestination } = this.options;
    const now = toSeconds(clock.now());
    if (!knowsDestination(application)) {
      this.write(application, current =>
        toBrokenComparison(current, { problem: 'destination', now }),
      );
      return undefined;
    }
    try {
      return this.render(application);
    } catch (error) {
      const message = (error as Error).message;
      this.write(application, current =>
        toBrokenComparison(current, { problem: 'source', message, now }),
      );
      return undefined;
    }
  }

  private compare(application: ArgocdApplication) {
    const { clock, repository, onChanged } = this.options;
    const current = this.current(application);
    if (!current) return;
    const status = toComparison(current, this.runtime(current), {
      desired: this.render(current),
      revision: repository.head(),
      now: toSeconds(clock.now()),
    });
    onChanged(this.write(current, each => ({ ...each, status })) ?? current);
  }

  private showWorkload(
    application: ArgocdApplication,
    step: { health: boolean },
  ) {
    const { clock, onChanged } = this.options;
    const current = this.current(application);
    const runtime = this.runtime(application);
    const { live } = runtime;
    if (!current || !live || !current.status.sync.revision) return;
    const { sync, reconciledAt, health, conditions } = current.status;
    const now = toSeconds(clock.now());
    const compared = toComparison(current, runtime, {
      desired: this.renderOr(current, live),
      revision: sync.revision ?? '',
      now,
    });
    const stored = this.write(current, each => ({
      ...each,
      status: {
        ...compared,
        ...(conditions ? { conditions } : {}),
        sync,
        reconciledAt,
        health: step.health ? compared.health : health,
      },
    }));
    if (stored && step.health) onChanged(stored);
  }

  private render(application: ArgocdApplication): DesiredState {
    const { repository } = this.options;
    return renderSource(repository, repository.head(), {
      source: toSource(application),
      name: application.metadata.name,
      namespace: application.spec.destination.namespace,
    });
  }

  private renderOr(
    application: ArgocdApplication,
    otherwise: DesiredState,
  ): DesiredState {
    try {
      return this.render(application);
    } catch {
      return otherwise;
    }
  }

  private current({ metadata }: ArgocdApplication) {
    const found = this.options.store.get(metadata.namespace, metadata.name);
    return found?.metadata.uid === metadata.uid ? found : undefined;
  }

  private write(
    application: ArgocdApplication,
    change: (application: ArgocdApplication) => ArgocdApplication,
  ): ArgocdApplication | undefined {
    const current = this.current(application);
    return current && this.options.store.put(change(current));
  }
}
