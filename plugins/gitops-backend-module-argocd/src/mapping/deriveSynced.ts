import { Application } from '../client/Application';
import { ArgocdObservation } from './ArgocdObservation';
import { isOperationOpen } from './isOperationOpen';
import { selectLastDeployed, toRevisionList } from './selectLastDeployed';
import { selectComparedSources } from './selectSources';
import { toSourceKey } from './toSourceKey';
import { toSyncStatus } from './toSyncStatus';

/**
 * What an Application was last seen Synced at. In a shared repository every commit moves the revision
 * it is Synced at, without a sync and without a history entry (recordings 21). A Synced from before a
 * rollback does not count: it was compared before the last history entry, which names another revision.
 *
 * @param application - as it is now
 * @param previous - what was remembered of it
 */
export function deriveSynced(
  application: Application,
  previous: ArgocdObservation | undefined,
): ArgocdObservation['synced'] {
  const { status } = application;
  const last = selectLastDeployed(application);
  const revisions = toRevisionList(status?.sync);
  const isAfterLast =
    !last ||
    last.revisions.join() === revisions.join() ||
    Date.parse(status?.reconciledAt ?? '') > Date.parse(last.at ?? '');

  if (toSyncStatus(application) === 'Synced' && isAfterLast) {
    const finishedAt = status?.operationState?.finishedAt;
    const isCompared =
      finishedAt &&
      !isOperationOpen(application) &&
      Date.parse(status.reconciledAt ?? '') >= Date.parse(finishedAt);
    return {
      revisions,
      source: toSourceKey(selectComparedSources(application)),
      ...(isCompared && { afterOperation: finishedAt }),
    };
  }
  return previous?.historyId === last?.id ? previous?.synced : undefined;
}
