import { Kustomization } from '../client/wire';
import { selectCondition } from './selectCondition';

/**
 * The revision of a Kustomization that is applied, and whether its present `spec` is.
 *
 * `lastAppliedRevision` and `observedGeneration` follow one write after `Ready=True`, and never when
 * the health check failed, which comes after everything was applied.
 */
export function deriveApplied({ metadata, spec, status }: Kustomization): {
  applied: string | undefined;
  isSpecApplied: boolean;
} {
  const ready = selectCondition(status, 'Ready');
  const isReady = ready?.status === 'True';
  const isWhole =
    isReady ||
    (ready?.status === 'False' && ready.reason === 'HealthCheckFailed');
  const applied =
    (isWhole ? status?.lastAttemptedRevision : undefined) ??
    status?.lastAppliedRevision;
  const observed = Math.max(
    status?.observedGeneration ?? -1,
    isWhole ? ready.observedGeneration ?? -1 : -1,
  );
  const isCurrent =
    metadata.generation === undefined ||
    observed >= metadata.generation ||
    // Suspending is itself a new generation, and nothing is applied while it lasts.
    (spec.suspend && isReady);
  return { applied, isSpecApplied: applied !== undefined && isCurrent };
}
