import { Drift } from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';
import { isOperationOpen } from './isOperationOpen';
import { isRolledBack } from './isRolledBack';
import { selectDiffering } from './selectDiffering';
import { selectErrorCondition } from './selectErrorCondition';
import { selectLastDeployed } from './selectLastDeployed';
import { isSyncedBySet, KnownSet, toAutomation } from './toAutomation';
import { toHealthStatus } from './toHealthStatus';
import { toNameList } from './toNameList';
import { toOperation } from './toOperation';
import { toSafeText } from './toSafeText';
import { toSyncStatus } from './toSyncStatus';

/**
 * The one sentence that explains a state that is not Synced and Healthy, the most telling there is: a
 * deletion, an error, what an operation waits for or failed at, a broken resource, what differs.
 *
 * @param application - as it is now
 * @param context - `drift`: what was derived for it; `set`: the set that owns it, where it could be read
 */
export function toMessage(
  application: Application,
  context: { drift: Drift['state']; set?: KnownSet },
): string | undefined {
  const sync = toSyncStatus(application);
  const health = toHealthStatus(application);
  if (application.metadata.deletionTimestamp)
    return explainDeletion(application);
  const error = selectErrorCondition(application)?.message;
  if (error) return toSafeText(error);
  if (sync === 'Synced' && health === 'Healthy') return undefined;

  const resource = explainHealth(application);
  const isBroken = health === 'Degraded' || health === 'Unknown';
  return (
    explainOperation(application) ??
    (isBroken ? resource : undefined) ??
    (sync === 'OutOfSync'
      ? explainDifference(application, context)
      : undefined) ??
    resource ??
    (sync === 'Unknown' ? 'Argo CD has not compared it yet.' : undefined)
  );
}

function explainDeletion(application: Application): string {
  const left = (application.status?.resources.noteworthy ?? [])
    .filter(({ health }) => health?.status !== 'Missing')
    .map(({ kind, name }) => `${kind} ${name ?? ''}`.trim());
  return left.length > 0
    ? `Being deleted, waiting for ${toNameList(left)}.`
    : 'Being deleted.';
}

function explainOperation(application: Application): string | undefined {
  const operation = toOperation(application);
  // Between two attempts a running operation still says that the last one succeeded.
  const isOver =
    operation?.phase === 'Succeeded' ||
    operation?.message?.startsWith('successfully synced');
  return isOver ? undefined : operation?.message;
}

function explainHealth(application: Application): string | undefined {
  const health = application.status?.health;
  const worst = application.status?.resources.noteworthy.find(
    resource =>
      resource.health?.status === health?.status && resource.health?.message,
  );
  if (worst?.health?.message) {
    return toSafeText(
      `${worst.kind} ${worst.name ?? ''}: ${worst.health.message}`,
    );
  }
  if (health?.message) return toSafeText(health.message);
  return health?.status === 'Missing'
    ? 'Nothing of it is in the cluster.'
    : undefined;
}

function explainDifference(
  application: Application,
  { drift, set }: { drift: Drift['state']; set?: KnownSet },
): string {
  const { changed, unpruned } = selectDiffering(application);
  if (!selectLastDeployed(application)) return 'Not deployed yet.';
  if (drift === 'drifted') {
    return `Changed in the cluster, not in Git: ${toNameList(changed)}.`;
  }
  if (isRolledBack(application)) {
    return `Rolled back: Git asks for another revision than the last sync deployed.`;
  }
  if (changed.length === 0 && unpruned.length > 0) {
    return `Left Git and waits to be pruned: ${toNameList(unpruned)}.`;
  }
  const differs = `Differs from Git: ${toNameList([...changed, ...unpruned])}.`;
  const isWaiting =
    isSyncedBySet(application, set) &&
    !toAutomation(application).sync &&
    !isOperationOpen(application);
  return isWaiting
    ? `Waits for its turn in a progressive rollout. ${differs}`
    : differs;
}
