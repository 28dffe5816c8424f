import { Kustomization } from '../client/wire';
import { FluxAttempt } from './MappedFluxObject';

const SUCCEEDED = 'ReconciliationSucceeded';

/**
 * What `Ready` was before it turned `Unknown`, told by the object alone, or undefined when this
 * reconcile is for something new. A failure of the desired revision is a retry, as the generation of
 * an attempt is not in the history.
 */
export function deriveAttemptOfHistory(
  { metadata, status }: Kustomization,
  facts: {
    desired: string | undefined;
    applied: string | undefined;
    isSpecApplied: boolean;
  },
): FluxAttempt | undefined {
  const { desired, applied, isSpecApplied } = facts;
  const entry = status?.history?.[0];
  const outcome = entry?.lastReconciledStatus;
  const isUnhealthy = outcome === 'HealthCheckFailed';
  const isFailed = outcome !== undefined && outcome !== SUCCEEDED;
  const isOld = entry
    ? entry.metadata?.revision === desired && (isFailed || isSpecApplied)
    : isSpecApplied &&
      applied === desired &&
      status?.lastAttemptedRevision === applied;
  if (!isOld) return undefined;
  const restingHealth = applied === undefined ? 'Missing' : 'Healthy';
  return {
    ...(outcome && { reason: outcome }),
    generation: metadata.generation,
    revision: desired,
    evidence: '',
    // Health is checked when everything is applied.
    applied: isUnhealthy ? desired : applied,
    isSpecApplied: isUnhealthy || isSpecApplied,
    health: isUnhealthy ? 'Degraded' : restingHealth,
    operation: {
      phase: isFailed ? 'Failed' : 'Succeeded',
      ...(isFailed && { message: `Failed: ${outcome}. Flux tries again.` }),
      ...(entry?.firstReconciled && { finishedAt: entry.firstReconciled }),
    },
  };
}
