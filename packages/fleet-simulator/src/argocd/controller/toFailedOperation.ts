import {
  ApplicationOperationState,
  ArgocdApplication,
} from '../ArgocdApplication';

type Outcome = Pick<ApplicationOperationState, 'message' | 'syncResult'>;

/** An operation that failed for good. */
export function toFailedOperation(
  application: ArgocdApplication,
  { message, syncResult }: Outcome,
  options: { retried: number; now: string },
): ArgocdApplication {
  const { retried, now } = options;
  const { operation: _, ...rest } = application;
  return withState(rest, {
    phase: 'Failed',
    message: retried ? `${message} (retried ${retried} times).` : message,
    syncResult,
    finishedAt: now,
    ...(retried ? { retryCount: retried } : {}),
  });
}

/** An operation that failed and will be tried again: it stays Running, with the time it failed at. */
export function toRetryingOperation(
  application: ArgocdApplication,
  { message, syncResult }: Outcome,
  options: { retried: number; now: string; retryAt: Date },
): ArgocdApplication {
  const { retried, now, retryAt } = options;
  return withState(application, {
    phase: 'Running',
    message: `${message}. Retrying attempt #${retried} at ${toKitchen(
      retryAt,
    )}.`,
    syncResult,
    finishedAt: now,
    retryCount: retried,
  });
}

function withState(
  application: ArgocdApplication,
  state: Partial<ApplicationOperationState>,
): ArgocdApplication {
  const { operationState } = application.status;
  if (!operationState) return application;
  return {
    ...application,
    status: {
      ...application.status,
      operationState: { ...operationState, ...state },
    },
  };
}

// Go's time.Kitchen, such as 3:04PM.
function toKitchen(date: Date): string {
  const hours = date.getUTCHours();
  const minutes = String(date.getUTCMinutes()).padStart(2, '0');
  return `${hours % 12 || 12}:${minutes}${hours < 12 ? 'AM' : 'PM'}`;
}
