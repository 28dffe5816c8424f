import { ArgocdApplication } from '../ArgocdApplication';

/**
 * An operation that somebody ended, with the hooks it waited for.
 *
 * @param now - ISO 8601, whole seconds
 */
export function toTerminatedOperation(
  { operation, ...rest }: ArgocdApplication,
  now: string,
): ArgocdApplication {
  const { syncResult, ...state } = rest.status.operationState ?? {};
  return {
    ...rest,
    status: {
      ...rest.status,
      operationState: {
        operation: operation ?? { sync: {}, initiatedBy: {}, retry: {} },
        startedAt: now,
        ...state,
        phase: 'Failed',
        message: 'Operation terminated',
        ...(syncResult
          ? {
              syncResult: {
                ...syncResult,
                resources: syncResult.resources.map(resource =>
                  resource.hookType
                    ? {
                        ...resource,
                        message: 'Terminated',
                        hookPhase: 'Failed',
                      }
                    : resource,
                ),
              },
            }
          : {}),
        finishedAt: now,
      },
    },
  };
}
