import { HealthStatus } from '@backstage-gitops/plugin-gitops-common';
import { Condition, HelmRelease } from '../client/wire';
import { deriveHelmDrift, DriftKnowledge } from './deriveHelmDrift';
import { deriveWait } from './deriveWait';
import { FluxState } from './FluxState';
import { isSameChart } from './isSameChart';
import { FluxAttempt } from './MappedFluxObject';
import { ResolvedSource } from './ResolvedSource';
import { selectCondition } from './selectCondition';
import { toAttempt } from './toAttempt';
import { toReadableMessage } from './toReadableMessage';

const WAITING = ['DependencyNotReady', 'SourceNotReady'];
const FAILED =
  /^(Install|Upgrade|Test|Rollback|Uninstall)(Failed|Succeeded)$|^RetriesExceeded$/;
const CHANGED = 'Its own definition was changed and is being deployed.';
const NEWER = 'A newer chart or newer values are there and not deployed yet.';

/**
 * Derives both axes of a HelmRelease. It is Synced when the chart and the values of this generation
 * are deployed. `Ready` is `Unknown` only while Helm works; a retry of what failed stays Degraded.
 *
 * @param options - `previous`: the attempt that was seen before, if any; `drift`: what is known beside
 * the object of its drift
 */
export function deriveHelmReleaseState(
  release: HelmRelease,
  source: ResolvedSource,
  options: { previous: FluxAttempt | undefined; drift: DriftKnowledge },
): FluxState {
  const { previous } = options;
  const { metadata, status } = release;
  const ready = selectCondition(status, 'Ready');
  const released = selectCondition(status, 'Released');
  const deployed =
    status?.history?.find(entry => entry.status === 'deployed') ??
    status?.history?.find(entry => entry.status === 'superseded');
  const isReady = ready?.status === 'True';
  const written = source.isKnown
    ? source.desired
    : status?.lastAttemptedRevision;
  // Ready turns True one write before the history follows.
  const running =
    (isReady ? status?.lastAttemptedRevision : undefined) ??
    deployed?.chartVersion;
  const isHistoryLate =
    isReady &&
    status?.lastAttemptedConfigDigest !== undefined &&
    deployed?.configDigest !== status.lastAttemptedConfigDigest;
  const isChartApplied = isSameChart(written, running, {
    digest: isReady ? status?.lastAttemptedRevisionDigest : deployed?.ociDigest,
  });
  const applied = isChartApplied ? written : running;

  const isSpecApplied = running !== undefined && isCurrent(release);
  const isSettled = ready !== undefined && ready.status !== 'Unknown';
  // A new chart is not ready for a moment: that is on its way, unless its source says why not.
  const isStarting =
    ready?.status === 'False' &&
    ready.reason === 'SourceNotReady' &&
    !source.problem &&
    !isSpecApplied &&
    running !== undefined;
  const isWaiting =
    ready?.status === 'False' && WAITING.includes(ready.reason) && !isStarting;
  const isRetry =
    ready?.status === 'Unknown' &&
    (isReleaseFailed(release)
      ? released?.observedGeneration === metadata.generation &&
        isSameChart(written, status?.lastAttemptedRevision, {
          digest: status?.lastAttemptedRevisionDigest,
        })
      : false);
  const isChanged = isReady && !isSpecApplied;
  const isWorking =
    (ready?.status === 'Unknown' && !isRetry) || isStarting || isChanged;

  const sync = selectSync();
  const attempt =
    ready && isSettled && !isWaiting && !isWorking
      ? toSettledAttempt(ready)
      : previous;
  const operation = selectOperation();
  return {
    desired: written,
    applied,
    isSpecApplied,
    isWorking,
    sync,
    health: selectHealth(),
    operation,
    message: selectMessage(),
    drift: deriveHelmDrift(release, options.drift),
    attempt,
    since: {
      sync:
        sync === 'OutOfSync' && !isChartApplied
          ? source.desiredSince ?? ready?.lastTransitionTime
          : ready?.lastTransitionTime,
      health: ready?.lastTransitionTime,
      version: isWorking || isHistoryLate ? undefined : deployed?.lastDeployed,
    },
  };

  function selectSync(): FluxState['sync'] {
    if (!ready || written === undefined) return 'Unknown';
    return isSpecApplied && isChartApplied && !isWorking && !isRetry
      ? 'Synced'
      : 'OutOfSync';
  }

  function selectHealth(): HealthStatus {
    if (isWorking) return 'Progressing';
    if (ready && ready.status !== 'True' && isReleaseFailed(release)) {
      return 'Degraded';
    }
    return running === undefined ? 'Missing' : 'Healthy';
  }

  function toSettledAttempt(condition: Condition): FluxAttempt {
    return toAttempt(
      condition,
      {
        reason: condition.reason,
        generation: condition.observedGeneration ?? metadata.generation,
        revision: status?.lastAttemptedRevision,
        applied,
        isSpecApplied,
        health: selectHealth(),
        operation: {
          phase: isReady ? 'Succeeded' : 'Failed',
          ...(!isReady && { message: toReadableMessage(condition.message) }),
          finishedAt: condition.lastTransitionTime,
        },
      },
      previous,
    );
  }

  function selectOperation(): FluxState['operation'] {
    if (!ready) return undefined;
    if (isChanged) return { phase: 'Running', message: CHANGED };
    if (isWorking || isWaiting) {
      const message = toReadableMessage(ready.message);
      return {
        phase: 'Running',
        message: isWaiting ? `Waits: ${message}` : message,
        startedAt: ready.lastTransitionTime,
        ...deriveWait(release, 'HelmRelease'),
      };
    }
    if (attempt) return attempt.operation;
    return {
      phase: 'Failed',
      message: toReadableMessage(released?.message ?? ready.message),
      finishedAt: released?.lastTransitionTime,
    };
  }

  function selectMessage(): string | undefined {
    if (!ready) return 'Flux has not looked at it yet.';
    if (operation && operation.phase !== 'Succeeded') {
      return isWaiting && source.problem
        ? `${operation.message} (${source.problem})`
        : operation.message;
    }
    if (source.problem) return source.problem;
    if (sync === 'Unknown') return 'Its chart has no artifact yet.';
    return sync === 'OutOfSync' ? NEWER : undefined;
  }
}

/** The last install, upgrade or test did not work out, also when it was rolled back since. */
function isReleaseFailed({ status }: HelmRelease): boolean {
  const ready = selectCondition(status, 'Ready');
  return (
    selectCondition(status, 'Released')?.status === 'False' ||
    selectCondition(status, 'TestSuccess')?.status === 'False' ||
    (ready?.status === 'False' && FAILED.test(ready.reason))
  );
}

function isCurrent({ metadata, spec, status }: HelmRelease): boolean {
  if (metadata.generation === undefined) return true;
  const ready = selectCondition(status, 'Ready');
  const released = selectCondition(status, 'Released');
  if (released?.status === 'False') return false;
  // Suspending is itself a new generation, and nothing is deployed while it lasts.
  if (spec.suspend && ready?.status === 'True') return true;
  const observed = Math.max(
    status?.observedGeneration ?? -1,
    ready?.status === 'True' ? ready.observedGeneration ?? -1 : -1,
    released?.status === 'True' ? released.observedGeneration ?? -1 : -1,
  );
  return observed >= metadata.generation;
}
