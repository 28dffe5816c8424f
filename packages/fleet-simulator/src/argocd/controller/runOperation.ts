import { SimulatedClock } from '../../scenario/SimulatedClock';
import {
  ApplicationHistoryEntry,
  ApplicationOperation,
  ArgocdApplication,
} from '../ArgocdApplication';
import { DesiredState } from '../render/DesiredState';
import { pace } from './pace';
import { toSeconds } from './toSeconds';
import { toSource } from './toSource';
import { toSyncResult } from './toSyncResult';

const HISTORY_LIMIT = 10;

/**
 * Runs one sync in the steps real Argo CD writes: asked for, running, in the history, succeeded.
 *
 * @param options.write - replaces the Application by what is returned and tells everybody
 * @param options.compares - whether the comparison is written between asking and running, as auto-sync does
 * @param options.compare - writes that comparison
 * @param options.applied - called when the cluster has what the operation brings, before it is told
 * @param options.done - called after the last step
 * @returns how to stop it where it is
 */
export function runOperation(
  operation: ApplicationOperation,
  clock: SimulatedClock,
  options: {
    write: (
      change: (application: ArgocdApplication) => ArgocdApplication,
    ) => void;
    desired: () => DesiredState;
    revision: () => string;
    compares: boolean;
    compare: () => void;
    applied: () => void;
    done: () => void;
  },
): () => void {
  const { write } = options;
  const rolling =
    operation.initiatedBy.username === 'applicationset-controller';
  const partial = operation.sync.resources !== undefined;
  let startedAt = '';
  const steps: [number, () => void][] = [
    [0, () => write(application => ask(application, operation, rolling))],
    [pace.compare, () => options.compares && options.compare()],
    [
      pace.start,
      () => {
        startedAt = toSeconds(clock.now());
        write(application => start(application, operation, startedAt));
      },
    ],
    [
      pace.apply,
      () => {
        if (operation.sync.dryRun) return;
        if (partial) {
          // Self-heal is so quick that the comparison is written before its end, and no history is.
          options.applied();
          options.compare();
          return;
        }
        write(application =>
          remember(application, operation, {
            revision: options.revision(),
            startedAt,
            now: toSeconds(clock.now()),
          }),
        );
      },
    ],
    [
      pace.finish,
      () => {
        if (!operation.sync.dryRun && !partial) options.applied();
        write(application =>
          finish(application, operation, {
            desired: options.desired(),
            revision: options.revision(),
            now: toSeconds(clock.now()),
          }),
        );
      },
    ],
    [
      pace.observe,
      () =>
        !partial &&
        write(application => ({
          ...application,
          status: {
            ...application.status,
            reconciledAt: application.status.operationState?.finishedAt,
          },
        })),
    ],
    [pace.settle, options.done],
  ];
  return runSteps(steps, clock);
}

function runSteps(steps: [number, () => void][], clock: SimulatedClock) {
  let cancel = () => {};
  const next = (index: number) => {
    if (index >= steps.length) return;
    const [delay, run] = steps[index];
    const now = () => {
      run();
      next(index + 1);
    };
    if (delay === 0) now();
    else cancel = clock.after(delay, now);
  };
  next(0);
  return () => cancel();
}

function ask(
  application: ArgocdApplication,
  operation: ApplicationOperation,
  rolling: boolean,
): ArgocdApplication {
  const { operationState, ...status } = application.status;
  return {
    ...application,
    status: rolling ? { ...status, operationState } : status,
    operation,
  };
}

function start(
  application: ArgocdApplication,
  operation: ApplicationOperation,
  startedAt: string,
): ArgocdApplication {
  const { finishedAt: _, ...before } = application.status.operationState ?? {};
  return {
    ...application,
    status: {
      ...application.status,
      operationState: { ...before, operation, phase: 'Running', startedAt },
    },
  };
}

function remember(
  application: ArgocdApplication,
  operation: ApplicationOperation,
  options: { revision: string; startedAt: string; now: string },
): ArgocdApplication {
  const history = application.status.history ?? [];
  const entry: ApplicationHistoryEntry = {
    revision: options.revision,
    deployedAt: options.now,
    id: history.length ? history[history.length - 1].id + 1 : 0,
    source: toSource(application),
    deployStartedAt: options.startedAt,
    initiatedBy: operation.initiatedBy,
  };
  return {
    ...application,
    status: {
      ...application.status,
      history: [...history, entry].slice(-HISTORY_LIMIT),
    },
  };
}

function finish(
  application: ArgocdApplication,
  asked: ApplicationOperation,
  options: { desired: DesiredState; revision: string; now: string },
): ArgocdApplication {
  const { operation: _, ...rest } = application;
  const startedAt = rest.status.operationState?.startedAt ?? options.now;
  return {
    ...rest,
    status: {
      ...rest.status,
      operationState: {
        operation: asked,
        phase: 'Succeeded',
        message: 'successfully synced (all tasks run)',
        syncResult: toSyncResult(rest, asked, options),
        startedAt,
        finishedAt: options.now,
      },
    },
  };
}
