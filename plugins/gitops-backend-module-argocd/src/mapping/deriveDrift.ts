import { Drift } from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';
import { ArgocdObservation } from './ArgocdObservation';
import { isComparedSinceOperation } from './isComparedSinceOperation';
import { isOperationOpen } from './isOperationOpen';
import { isRolledBack } from './isRolledBack';
import { selectDiffering } from './selectDiffering';
import { selectLastDeployed, toRevisionList } from './selectLastDeployed';
import { selectComparedSources } from './selectSources';
import { toSourceKey } from './toSourceKey';
import { toSyncStatus } from './toSyncStatus';

/** What {@link deriveDrift} needs besides the Application. */
export type DriftEvidence = {
  previous?: ArgocdObservation;
  /** What it was last seen Synced at, this sighting included. */
  synced: ArgocdObservation['synced'];
  /** The last history entry was written while we watched. */
  historyArrived: boolean;
};

/**
 * Whether the cluster moved although Git did not: the rule of recordings 24. Drift is what became
 * OutOfSync at a revision and a source at which it had been Synced since its last sync. Seen for the
 * first time, the last history entry stands for that. Once drifted it stays so, also when an unrelated
 * commit moves the revision, until it is Synced or an operation begins.
 *
 * @param application - as it is now
 * @param evidence - what was known before
 */
export function deriveDrift(
  application: Application,
  evidence: DriftEvidence,
): Drift['state'] {
  const sync = toSyncStatus(application);
  if (sync !== 'OutOfSync') return sync === 'Synced' ? 'none' : 'unknown';

  const last = selectLastDeployed(application);
  const { previous, synced } = evidence;
  if (application.metadata.deletionTimestamp || !last) return 'none';

  const wasOutOfSync = previous?.sync.status === 'OutOfSync';
  const isOpen = isOperationOpen(application);
  if (wasOutOfSync && previous.drift.state === 'drifted') {
    const nothingBegan = !isOpen && previous.historyId === last.id;
    return nothingBegan ? 'drifted' : 'unknown';
  }

  const isSettled =
    !isOpen && isComparedSinceOperation(application, synced?.afterOperation);
  if (wasOutOfSync && !isSettled) return previous.drift.state;

  const source = toSourceKey(selectComparedSources(application));
  const known = synced ?? (evidence.historyArrived ? undefined : last);
  if (source !== (known ?? last).source) return 'none';
  if (!isOpen && isRolledBack(application)) return 'none';
  if (!isSettled) return 'unknown';

  const { changed, unpruned } = selectDiffering(application);
  if (changed.length === 0 && unpruned.length > 0) return 'none';

  const revisions = toRevisionList(application.status?.sync).join();
  return known?.revisions.join() === revisions ? 'drifted' : 'unknown';
}
