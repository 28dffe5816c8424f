import { ActionState } from '@backstage-gitops/plugin-gitops-common';
import {
  ApplicationDetail,
  RequestedOperation,
  ResourceResult,
} from '../../client/ApplicationDetail';
import { toNameList } from '../toNameList';
import { toOperationWait } from '../toOperationWait';
import { toSafeText } from '../toSafeText';
import { isOwnOperation } from './isOwnOperation';
import { toDryRunText } from './toDryRunText';

/** How far an operation is, as one sight of its Application tells. */
export type OperationProgress = {
  state: ActionState;
  message?: string;
  /** Of one that succeeded: the Application was not compared with Git since. */
  isUncompared?: boolean;
};

/**
 * How far the operation is that was asked for. The state of an older one was cleared when Argo CD took the
 * request, so what is seen afterwards is it, or came after it.
 *
 * @param application - as it is now
 * @param requested - the operation as Argo CD noted it when it took the request
 */
export function toOperationProgress(
  application: ApplicationDetail,
  requested: RequestedOperation | undefined,
): OperationProgress {
  const { operation, status } = application;
  const state = status?.operationState;
  const isPending = isOwnOperation(operation, requested);
  if (!state) {
    return isPending
      ? { state: 'Requested' }
      : {
          state: 'Unknown',
          message:
            'Argo CD does not know of the operation any more: look at its history.',
        };
  }
  if (!isOwnOperation(state.operation, requested)) {
    return isPending
      ? { state: 'Requested' }
      : {
          state: 'Unknown',
          message:
            'Another operation began before the end of this one was seen: look at the history of the Application.',
        };
  }
  const results = state.syncResult?.resources ?? [];
  switch (state.phase) {
    case 'Succeeded':
      return state.operation?.sync?.dryRun
        ? { state: 'Succeeded', message: toDryRunText(results) }
        : toSuccess(application, results);
    case 'Failed':
    case 'Error':
      return {
        state: 'Failed',
        message: toFailureText(state.message, results),
      };
    default:
      return { state: 'Running', message: toRunningText(state) };
  }
}

function toRunningText(state: {
  phase?: string;
  message?: string;
  startedAt?: string;
  retryCount?: number | null;
}): string {
  const wait = toOperationWait(state);
  if (wait?.kind === 'confirmation') {
    return `Waits until a person confirms the deletion of ${wait.for}.`;
  }
  if (wait) return `Waits for ${wait.for}.`;
  if (state.phase === 'Terminating') return 'Is being ended.';
  const attempt = state.retryCount ? ` Attempt ${state.retryCount + 1}.` : '';
  return `${state.message ? toSafeText(state.message) : 'Syncing.'}${attempt}`;
}

function toSuccess(
  { status }: ApplicationDetail,
  results: readonly ResourceResult[],
): OperationProgress {
  const skipped = results.filter(each => each.status === 'PruneSkipped');
  const pruned = results.filter(each => each.status === 'Pruned');
  const applied = results.length - skipped.length - pruned.length;
  const finishedAt = status?.operationState?.finishedAt ?? '';
  const isCompared = (status?.reconciledAt ?? '') > finishedAt;
  const parts = [
    `Synced: ${applied} ${applied === 1 ? 'resource' : 'resources'} applied`,
    ...(pruned.length > 0 ? [`${pruned.length} deleted`] : []),
    ...(skipped.length > 0
      ? [`${skipped.length} left Git and stay, as nothing was to be deleted`]
      : []),
  ];
  const isDifferent = isCompared && status?.sync?.status === 'OutOfSync';
  return {
    state: 'Succeeded',
    message: `${parts.join(', ')}.${
      isDifferent ? ' Argo CD still sees differences from Git.' : ''
    }`,
    ...(!isCompared && { isUncompared: true }),
  };
}

function toFailureText(
  message: string | undefined,
  results: readonly ResourceResult[],
): string {
  const failed = results.filter(
    ({ status, hookPhase }) =>
      status === 'SyncFailed' ||
      hookPhase === 'Failed' ||
      hookPhase === 'Error',
  );
  const names = failed.map(({ kind, name }) => `${kind} ${name}`);
  const told = message ? toSafeText(message) : 'Argo CD does not say why.';
  return names.length > 0
    ? `The sync failed at ${toNameList(names)}. ${told}`
    : `The sync failed. ${told}`;
}
