import { HealthStatus } from '@backstage-gitops/plugin-gitops-common';
import { Condition, Kustomization } from '../client/wire';
import { deriveApplied } from './deriveApplied';
import { deriveAttemptOfHistory } from './deriveAttemptOfHistory';
import { deriveWait } from './deriveWait';
import { FluxState } from './FluxState';
import { FluxAttempt } from './MappedFluxObject';
import { ResolvedSource } from './ResolvedSource';
import { selectCondition } from './selectCondition';
import { toAttempt } from './toAttempt';
import { toReadableMessage } from './toReadableMessage';

const WAITING = 'DependencyNotReady';
const CHANGED = 'Its own definition was changed and is being applied.';
const NEWER = 'A newer revision is there and not applied yet.';

/**
 * Derives both axes of a Kustomization.
 *
 * `Ready` turns `Unknown` at the start of every reconcile, also of one that finds nothing new and of
 * every retry. What was before then counts: from the previous attempt, else from `status.history`
 * (kustomize-controller 1.7 and later), else because the applied revision is the attempted one.
 *
 * @param previous - the attempt that was seen before, if any
 */
export function deriveKustomizationState(
  kustomization: Kustomization,
  source: ResolvedSource,
  previous: FluxAttempt | undefined,
): FluxState {
  const { metadata, spec, status } = kustomization;
  const ready = selectCondition(status, 'Ready');
  const history = status?.history?.[0];
  const desired = source.isKnown
    ? source.desired
    : status?.lastAttemptedRevision;
  const isSettled = ready !== undefined && ready.status !== 'Unknown';
  const isWaiting = ready?.status === 'False' && ready.reason === WAITING;
  const readyMessage = ready && toReadableMessage(ready.message);
  const { applied: ownApplied, isSpecApplied: isOwnSpecApplied } =
    deriveApplied(kustomization);

  const attempt = selectAttempt();
  const isNew =
    (ready?.status === 'Unknown' && attempt === undefined) ||
    (ready?.status === 'True' && !isOwnSpecApplied);
  const isRetry = ready?.status === 'Unknown' && attempt !== undefined;
  const applied = isRetry ? attempt.applied : ownApplied;
  const isSpecApplied = isRetry ? attempt.isSpecApplied : isOwnSpecApplied;

  const sync = selectSync();
  const operation = selectOperation();
  const health = selectHealth();
  return {
    desired,
    applied,
    isSpecApplied,
    isWorking: isNew,
    sync,
    health,
    operation,
    message: selectMessage(),
    drift: selectDrift(),
    // What waits or just began has not ended.
    attempt: isWaiting || isNew ? previous : attempt,
    since: {
      sync:
        sync === 'OutOfSync' && desired !== applied
          ? source.desiredSince ?? ready?.lastTransitionTime
          : ready?.lastTransitionTime,
      health: ready?.lastTransitionTime,
      version:
        isNew ||
        applied === undefined ||
        applied !== history?.metadata?.revision
          ? undefined
          : history.firstReconciled,
    },
  };

  function selectSync(): FluxState['sync'] {
    // Not among those we read, and Flux does not have it either: it is gone.
    const isSourceGone =
      !source.isKnown &&
      ready?.status === 'False' &&
      ready.reason === 'ArtifactFailed';
    if (!ready || desired === undefined || isSourceGone) return 'Unknown';
    const isStalled = selectCondition(status, 'Stalled')?.status === 'True';
    if (isStalled && ready.status === 'False') return 'OutOfSync';
    return isSpecApplied && applied === desired ? 'Synced' : 'OutOfSync';
  }

  function selectAttempt(): FluxAttempt | undefined {
    if (!ready) return undefined;
    const { generation } = metadata;
    if (ready.status === 'Unknown') {
      if (!previous) {
        return deriveAttemptOfHistory(kustomization, {
          desired,
          applied: ownApplied,
          isSpecApplied: isOwnSpecApplied,
        });
      }
      return previous.generation === generation && previous.revision === desired
        ? previous
        : undefined;
    }
    const isApplied = ready.status === 'True';
    return toAttempt(
      ready,
      {
        reason: ready.reason,
        generation: ready.observedGeneration ?? generation,
        revision: isApplied ? ownApplied : desired,
        applied: ownApplied,
        isSpecApplied: isOwnSpecApplied,
        health: selectSettledHealth(ready),
        operation: {
          phase: isApplied ? 'Succeeded' : 'Failed',
          ...(!isApplied && { message: toReadableMessage(ready.message) }),
          finishedAt: ready.lastTransitionTime,
        },
      },
      previous,
    );
  }

  function selectSettledHealth(condition: Condition): HealthStatus {
    const isUnhealthy =
      (condition.status === 'False' &&
        condition.reason === 'HealthCheckFailed') ||
      (condition.status === 'False' &&
        selectCondition(status, 'Healthy')?.status === 'False');
    if (isUnhealthy) return 'Degraded';
    return ownApplied === undefined ? 'Missing' : 'Healthy';
  }

  function selectHealth(): HealthStatus {
    if (!ready) return applied === undefined ? 'Missing' : 'Healthy';
    if (isNew) return 'Progressing';
    if (isSettled) return selectSettledHealth(ready);
    return attempt?.health ?? 'Unknown';
  }

  function selectOperation(): FluxState['operation'] {
    if (isWaiting) {
      return {
        phase: 'Running',
        message: `Waits: ${readyMessage}`,
        startedAt: ready?.lastTransitionTime,
        ...deriveWait(kustomization, 'Kustomization'),
      };
    }
    if (isNew && isSettled) return { phase: 'Running', message: CHANGED };
    if (isNew) {
      const { message } = selectCondition(status, 'Reconciling') ?? ready ?? {};
      return {
        phase: 'Running',
        message: toReadableMessage(message ?? ''),
        startedAt: ready?.lastTransitionTime,
        ...deriveWait(kustomization, 'Kustomization'),
      };
    }
    return attempt?.operation;
  }

  function selectMessage(): string | undefined {
    if (!ready) return 'Flux has not looked at it yet.';
    if (sync === 'Unknown') {
      return isSettled && readyMessage && source.problem
        ? `${readyMessage} (${source.problem})`
        : source.problem ?? (isSettled ? readyMessage : undefined);
    }
    if (operation && operation.phase !== 'Succeeded') return operation.message;
    if (source.problem) return source.problem;
    return sync === 'OutOfSync' ? NEWER : undefined;
  }

  function selectDrift(): FluxState['drift'] {
    if (spec.suspend) {
      return {
        state: 'notChecked',
        message: 'Suspended: Flux does not compare.',
      };
    }
    if (sync === 'Unknown') return { state: 'unknown' };
    // Each successful reconcile compares and corrects; where nothing is, nothing can drift.
    const isUncertain = operation?.phase === 'Failed' && health !== 'Degraded';
    return isUncertain && applied !== undefined
      ? { state: 'unknown', message: 'The last look at it failed.' }
      : { state: 'none' };
  }
}
