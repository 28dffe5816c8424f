import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { ActionProgress } from '@backstage-gitops/plugin-gitops-node';
import { ConflictError } from '@backstage/errors';
import { readApplicationDetail } from '../client/readApplicationDetail';
import { requestTermination } from '../client/requestTermination';
import { toApplicationAddress } from '../details/toApplicationAddress';
import { ActionsContext } from './ActionsContext';
import { endOfSight } from './endOfSight';
import { pollApplication } from './pollApplication';
import { toActionError } from './toActionError';

/** Ends the running operation, and looks until it has ended. */
export async function* runTerminate(
  deployment: Deployment,
  options: { context: ActionsContext; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void> {
  const { context, signal } = options;
  const { connection } = context;
  const application = toApplicationAddress(deployment);
  const before = await readApplicationDetail(connection, {
    application,
    signal,
  });
  const startedAt = before.status?.operationState?.startedAt;
  const isRunning = /^(?:Running|Terminating)$/.test(
    before.status?.operationState?.phase ?? '',
  );
  if (!before.operation && !isRunning) {
    throw new ConflictError('No operation is running.');
  }
  try {
    await requestTermination(connection, { application, signal });
  } catch (error) {
    throw toActionError(error, { right: 'applications, sync' });
  }
  yield { state: 'Requested', trace: startedAt ?? '' };
  yield* followTermination(deployment, startedAt, options);
}

/**
 * Looks until an operation has ended.
 *
 * @param startedAt - of the operation; undefined when it had not begun
 */
export async function* followTermination(
  deployment: Deployment,
  startedAt: string | undefined,
  options: { context: ActionsContext; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void> {
  let isTold = false;
  for await (const look of pollApplication(
    deployment,
    options.context,
    options,
  )) {
    if ('isGone' in look) {
      yield { state: 'Succeeded', message: 'The Application is gone.' };
      return;
    }
    const { operation, status } = look.application;
    const state = status?.operationState;
    const isSame = state?.startedAt === startedAt || startedAt === undefined;
    if (!isSame) {
      yield {
        state: 'Succeeded',
        message: 'The operation was ended, and another one has begun since.',
      };
      return;
    }
    const isOver = state?.phase !== 'Running' && state?.phase !== 'Terminating';
    if (isOver && !operation) {
      yield state?.phase === 'Succeeded'
        ? {
            state: 'Failed',
            message: 'The operation succeeded before it could be ended.',
          }
        : { state: 'Succeeded', message: 'The operation was ended.' };
      return;
    }
    if (!isTold) yield { state: 'Running', message: 'Is being ended.' };
    isTold = true;
  }
  yield endOfSight();
}
