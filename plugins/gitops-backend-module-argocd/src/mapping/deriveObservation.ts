import { Application } from '../client/Application';
import { ArgocdObservation } from './ArgocdObservation';
import { deriveDrift } from './deriveDrift';
import { deriveLatestTime } from './deriveLatestTime';
import { deriveSynced } from './deriveSynced';
import { deriveSyncSince } from './deriveSyncSince';
import { deriveVersionSince } from './deriveVersionSince';
import { selectDiffering } from './selectDiffering';
import { selectLastDeployed } from './selectLastDeployed';
import { toAutomation } from './toAutomation';
import { toNameList } from './toNameList';
import { toSources } from './toSources';
import { toSyncStatus } from './toSyncStatus';
import { toVersion } from './toVersion';

/**
 * What to remember of an Application, from what was remembered and how it is now.
 *
 * @param application - as it is now
 * @param options - `app` it delivers; `previous`: what the last sighting gave, absent on the first
 */
export function deriveObservation(
  application: Application,
  options: { app: string; previous?: ArgocdObservation },
): ArgocdObservation {
  const { uid } = application.metadata;
  const previous = options.previous?.uid === uid ? options.previous : undefined;
  const last = selectLastDeployed(application);
  const synced = deriveSynced(application, previous);
  const historyArrived = Boolean(
    previous && (previous.historyArrived || previous.historyId !== last?.id),
  );
  const status = toSyncStatus(application);
  const since = deriveSyncSince(application, previous);
  const drift = deriveDrift(application, { previous, synced, historyArrived });
  const version = toVersion(application, {
    app: options.app,
    applied: toSources(application, synced)[0]?.source.applied,
  });
  const versionSince = deriveVersionSince(application, {
    version,
    drift,
    previous,
  });
  const latestTime = deriveLatestTime(application);
  return {
    ...(uid && { uid }),
    ...(last?.id !== undefined && { historyId: last.id }),
    historyArrived,
    ...(synced && { synced }),
    ...(latestTime && { latestTime }),
    sync: { status, ...(since && { since }) },
    ...(version && {
      version: { ...version, ...(versionSince && { since: versionSince }) },
    }),
    drift:
      drift === 'drifted'
        ? toDrifted(
            application,
            previous?.drift.state === 'drifted'
              ? previous.drift.since
              : previous && since,
          )
        : { state: drift },
  };
}

function toDrifted(application: Application, since: string | undefined) {
  const { changed } = selectDiffering(application);
  return {
    state: 'drifted' as const,
    ...(since && { since }),
    heals: toAutomation(application).selfHeal,
    ...(changed.length > 0 && {
      message: toNameList(changed),
    }),
  };
}
