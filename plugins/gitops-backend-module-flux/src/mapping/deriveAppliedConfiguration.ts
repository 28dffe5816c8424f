import { Kustomization } from '../client/wire';
import { AppliedConfiguration } from './MappedFluxObject';

const SUCCEEDED = 'ReconciliationSucceeded';

/**
 * The manifests that a Kustomization last applied with success, known by their digest, and since when at
 * the latest they are what is applied. Flux keeps one entry for equal manifests and moves it to the front
 * when they come back: then its first time is that of the time before.
 */
export function deriveAppliedConfiguration(
  { status }: Kustomization,
  previous: AppliedConfiguration | undefined,
): AppliedConfiguration | undefined {
  const [newest, ...older] = status?.history ?? [];
  if (!newest?.digest || newest.lastReconciledStatus !== SUCCEEDED) {
    return previous;
  }
  if (previous?.digest === newest.digest) return previous;
  const { digest, firstReconciled, lastReconciled } = newest;
  const wasReplaced = older.some(
    entry =>
      entry.digest !== digest &&
      (entry.lastReconciled ?? '') >= (firstReconciled ?? ''),
  );
  const since = wasReplaced ? lastReconciled : firstReconciled;
  return since === undefined ? undefined : { digest, since };
}
