import { ArgocdApplication } from '../ArgocdApplication';

/** Says that auto-sync does not try again what failed at this revision. */
export function toGivenUp(application: ArgocdApplication): ArgocdApplication {
  const { status } = application;
  const { operationState } = status;
  const message = `Failed last sync attempt to [${
    operationState?.syncResult?.revision ?? ''
  }]: ${operationState?.message ?? ''}`;
  return {
    ...application,
    status: {
      ...status,
      conditions: [
        {
          type: 'SyncError',
          message,
          lastTransitionTime: operationState?.finishedAt ?? '',
        },
      ],
    },
  };
}
