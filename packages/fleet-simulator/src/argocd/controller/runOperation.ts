import { SimulatedClock } from '../../scenario/SimulatedClock';
import {
  ApplicationHistoryEntry,
  ApplicationOperation,
  ApplicationSource,
  ArgocdApplication,
} from '../ArgocdApplication';
import { DesiredState } from '../render/DesiredState';
import { OperationHold } from './OperationHold';
import { pace } from './pace';
import { RetryPolicy } from './RetryPolicy';
import { runSteps } from './runSteps';
import { toFailedOperation, toRetryingOperation } from './toFailedOperation';
import { toSeconds } from './toSeconds';
import { toSource } from './toSource';
import { toSyncResult } from './toSyncResult';

const HISTORY_LIMIT = 10;

/** A sync that is running. */
export type RunningOperation = {
  /** Stops it where it is. */
  cancel: () => void;
  /** Looks again whether it may go on. */
  goOn: () => void;
};

/**
 * Runs one sync in the steps real Argo CD writes: asked for, running, in the history, succeeded; or failed, or
 * waiting in between.
 *
 * @param options.write - replaces the Application by what is returned and tells everybody
 * @param options.before - what ran before it
 * @param options.source - what it brings, when that is not what the Application names now
 * @param options.compares - whether the comparison is written between asking and running, as auto-sync does
 * @param options.compare - writes that comparison
 * @param options.hold - what keeps it from applying anything, asked before each try
 * @param options.onHold - called when it waits or will be tried again
 * @param options.applied - called when the cluster has what the operation brings, before it is told
 * @param options.done - called after the last step, with how it ended
 */
export function runOperation(
  operation: ApplicationOperation,
  clock: SimulatedClock,
  options: {
    write: (
      change: (application: ArgocdApplication) => ArgocdApplication,
    ) => void;
    desired: () => DesiredState;
    before: DesiredState | undefined;
    revision: () => string;
    source?: ApplicationSource;
    compares: boolean;
    compare: () => void;
    hold: () => OperationHold | undefined;
    onHold: () => void;
    applied: () => void;
    done: (outcome: 'succeeded' | 'failed') => void;
  },
): RunningOperation {
  const { write } = options;
  const retry = new RetryPolicy(operation.retry);
  const rolling =
    operation.initiatedBy.username === 'applicationset-controller';
  const partial = operation.sync.resources !== undefined;
  let startedAt = '';
  let retried = 0;
  let cancel = () => {};
  const now = () => toSeconds(clock.now());

  const finishing: [number, () => void][] = [
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
            source: options.source,
            startedAt,
            now: now(),
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
            before: options.before,
            revision: options.revision(),
            now: now(),
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
    [pace.settle, () => options.done('succeeded')],
  ];

  function attempt() {
    const hold = options.hold();
    if (!hold) {
      cancel = runSteps(finishing, clock);
    } else if (hold.kind === 'refused') {
      cancel = clock.after(hold.afterMs, () => fail(hold.outcome));
    } else {
      const { message, resources } = hold;
      write(application => wait(application, { message, resources }, options));
      options.onHold();
    }
  }

  function fail(
    outcome: Extract<OperationHold, { kind: 'refused' }>['outcome'],
  ) {
    if (!retry.allows(retried)) {
      write(application =>
        toFailedOperation(application, outcome, { retried, now: now() }),
      );
      cancel = clock.after(pace.settle, () => options.done('failed'));
      return;
    }
    const announced = retry.pauseMs(retried);
    retried += 1;
    const retryAt = new Date(clock.now().getTime() + announced * pace.retry);
    write(application =>
      toRetryingOperation(application, outcome, {
        retried,
        now: now(),
        retryAt,
      }),
    );
    options.onHold();
    cancel = clock.after(retry.pauseMs(retried) * pace.retry, () => {
      write(retryNow);
      attempt();
    });
  }

  cancel = runSteps(
    [
      [0, () => write(application => ask(application, operation, rolling))],
      [pace.compare, () => options.compares && options.compare()],
      [
        pace.start,
        () => {
          startedAt = now();
          write(application => start(application, operation, startedAt));
          attempt();
        },
      ],
    ],
    clock,
  );
  return {
    cancel: () => cancel(),
    goOn: () => {
      cancel();
      attempt();
    },
  };
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
  const {
    finishedAt: _,
    retryCount: __,
    ...before
  } = application.status.operationState ?? {};
  return {
    ...application,
    status: {
      ...application.status,
      operationState: { ...before, operation, phase: 'Running', startedAt },
    },
  };
}

function retryNow(application: ArgocdApplication): ArgocdApplication {
  const { operationState } = application.status;
  if (!operationState) return application;
  const { finishedAt: _, syncResult: __, ...state } = operationState;
  return {
    ...application,
    status: { ...application.status, operationState: state },
  };
}

function wait(
  application: ArgocdApplication,
  hold: Pick<
    Extract<OperationHold, { kind: 'waits' }>,
    'message' | 'resources'
  >,
  options: { revision: () => string },
): ArgocdApplication {
  const { operationState } = application.status;
  if (!operationState) return application;
  return {
    ...application,
    status: {
      ...application.status,
      operationState: {
        ...operationState,
        message: hold.message,
        syncResult: {
          resources: hold.resources,
          revision: options.revision(),
          source: toSource(application),
        },
      },
    },
  };
}

function remember(
  application: ArgocdApplication,
  operation: ApplicationOperation,
  options: {
    revision: string;
    source?: ApplicationSource;
    startedAt: string;
    now: string;
  },
): ArgocdApplication {
  const history = application.status.history ?? [];
  const entry: ApplicationHistoryEntry = {
    revision: options.revision,
    deployedAt: options.now,
    id: history.length ? history[history.length - 1].id + 1 : 0,
    source: options.source ?? toSource(application),
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
  options: {
    desired: DesiredState;
    before?: DesiredState;
    revision: string;
    now: string;
  },
): ArgocdApplication {
  const { operation: _, ...rest } = application;
  const { startedAt = options.now, retryCount } =
    rest.status.operationState ?? {};
  return {
    ...rest,
    status: {
      ...rest.status,
      operationState: {
        operation: asked,
        phase: 'Succeeded',
        message: `successfully synced (${
          asked.sync.dryRun ? 'no more tasks' : 'all tasks run'
        })`,
        syncResult: toSyncResult(rest, asked, options),
        startedAt,
        finishedAt: options.now,
        ...(retryCount ? { retryCount } : {}),
      },
    },
  };
}
