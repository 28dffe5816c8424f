import { Application } from '../client/Application';
import { ArgocdObservation } from './ArgocdObservation';
import { deriveLatestTime } from './deriveLatestTime';
import { selectErrorCondition } from './selectErrorCondition';
import { selectLastDeployed } from './selectLastDeployed';
import { toSyncStatus } from './toSyncStatus';

/**
 * When sync took its present value. Argo CD does not write it down: seen changing, it is the newest
 * time of the event, if that is newer than the last one's; else the end of the last sync for Synced,
 * the time of the error for Unknown, and nobody knows for OutOfSync.
 *
 * @param application - as it is now
 * @param previous - what was remembered of it
 */
export function deriveSyncSince(
  application: Application,
  previous: ArgocdObservation | undefined,
): string | undefined {
  const sync = toSyncStatus(application);
  if (previous?.sync.status === sync) return previous.sync.since;
  if (previous) {
    const latest = deriveLatestTime(application);
    if (latest !== previous.latestTime) return latest;
  }
  const { operationState } = application.status ?? {};
  switch (sync) {
    case 'Synced':
      return operationState?.phase === 'Succeeded'
        ? operationState.finishedAt
        : selectLastDeployed(application)?.at;
    case 'Unknown':
      return selectErrorCondition(application)?.lastTransitionTime;
    default:
      return undefined;
  }
}
