import {
  ApplicationHistoryEntry,
  ArgocdApplication,
} from '../ArgocdApplication';
import { DesiredState } from '../render/DesiredState';
import { ApplicationRuntime } from './ApplicationRuntime';
import { toComparison } from './toComparison';
import { toAutomatedOperation, toRollingOperation } from './toOperation';
import { toSyncResult } from './toSyncResult';

/** An Application that was synced when its history says and was left alone since. */
export function toSettled(
  application: ArgocdApplication,
  runtime: ApplicationRuntime,
  options: {
    live: DesiredState;
    history: ApplicationHistoryEntry[];
    revision: string;
    /** ISO 8601, whole seconds. */
    now: string;
  },
): ArgocdApplication {
  const { live, history, revision, now } = options;
  const last = history[history.length - 1];
  const status = toComparison(application, runtime, {
    desired: live,
    revision,
    now,
  });
  if (!last) return { ...application, status };
  const operation = last.initiatedBy.username
    ? toRollingOperation(application)
    : toAutomatedOperation(application, last.revision);
  return {
    ...application,
    status: {
      ...status,
      health: { ...status.health, lastTransitionTime: last.deployedAt },
      history,
      operationState: {
        operation,
        phase: 'Succeeded',
        message: 'successfully synced (all tasks run)',
        syncResult: toSyncResult(application, operation, {
          desired: live,
          revision: last.revision,
          before: live,
        }),
        startedAt: last.deployStartedAt,
        finishedAt: last.deployedAt,
      },
    },
  };
}
