import { ApplicationOperation, ArgocdApplication } from '../ArgocdApplication';
import { DesiredState } from '../render/DesiredState';
import { ApplicationComparer } from './ApplicationComparer';
import { ApplicationControllerOptions } from './ApplicationControllerOptions';
import { ApplicationRuntime } from './ApplicationRuntime';
import { applyDesired } from './applyDesired';
import { findHold } from './findHold';
import { runOperation } from './runOperation';
import { runRollout } from './runRollout';
import { SyncTarget } from './SyncTarget';
import { toSeconds } from './toSeconds';

/**
 * Starts an operation of an Application that has none.
 *
 * @param options.compares - whether the comparison is written between asking and running, as auto-sync does
 * @param options.target - what it brings, when that is not the newest commit
 * @param options.done - called at its end, with the revision it was about
 */
export function startOperation(
  application: ArgocdApplication,
  operation: ApplicationOperation,
  options: Pick<
    ApplicationControllerOptions,
    'clock' | 'repository' | 'unreachable' | 'onApplied' | 'store'
  > & {
    comparer: ApplicationComparer;
    runtime: ApplicationRuntime;
    compares: boolean;
    target?: SyncTarget;
    done: (outcome: 'succeeded' | 'failed', revision: string) => void;
  },
) {
  const { comparer, runtime, target, clock, repository } = options;
  runtime.operating = true;
  runtime.held = false;
  runtime.confirmed = false;
  runtime.failedAt = undefined;
  runtime.comparesAgain = false;
  runtime.cancelHeal?.();
  const before = runtime.live;
  const revision = target?.revision ?? repository.head();
  const desired = comparer.render(
    comparer.current(application) ?? application,
    target,
  );
  runtime.operation = runOperation(operation, clock, {
    write: change => comparer.write(application, change),
    desired: () => desired,
    before,
    revision: () => revision,
    source: target?.source,
    compares: options.compares,
    compare: () => comparer.compare(application),
    hold: () => {
      runtime.held = false;
      const current = comparer.current(application);
      return (
        current &&
        findHold(current, operation, {
          runtime,
          desired,
          revision,
          unreachable: options.unreachable(current),
        })
      );
    },
    onHold: () => {
      runtime.held = true;
      comparer.compare(application);
    },
    applied: () => {
      const current = comparer.current(application);
      if (current) apply(current, { ...options, operation, before, desired });
    },
    done: outcome => options.done(outcome, revision),
  });
}

function apply(
  application: ArgocdApplication,
  options: Parameters<typeof startOperation>[2] & {
    operation: ApplicationOperation;
    before: DesiredState | undefined;
    desired: DesiredState;
  },
) {
  const { runtime, comparer, clock, store, before, desired } = options;
  const { resources: only, prune = false } = options.operation.sync;
  const isSame = before?.digest === desired.digest && !runtime.drifted;
  applyDesired(runtime, desired, { only, prune });
  if (!isSame || !before) {
    runtime.appliedVersion = store.nextVersion();
    runtime.appliedAt ??= toSeconds(clock.now());
    if (runtime.live) runtime.workloads.apply(runtime.live);
    runRollout(runtime, clock, {
      tell: step => comparer.showWorkload(application, step),
    });
  }
  options.onApplied(application, desired);
}
