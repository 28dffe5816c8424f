import { KustomizationHistory } from './kustomizationSpec';

/** Flux keeps so many. */
const kept = 5;

/**
 * A Kustomization's history after one more reconcile: an entry is what was built and how it ended; the
 * same again counts up and moves to the top.
 */
export function extendHistory(
  history: KustomizationHistory,
  latest: {
    digest: string;
    status: string;
    revision: string;
    at: string;
    /** When it was reconciled first, when that was before. */
    firstAt?: string;
    duration: string;
  },
): KustomizationHistory {
  const { digest, status, revision, at, firstAt, duration } = latest;
  const same = history.find(
    entry => entry.digest === digest && entry.lastReconciledStatus === status,
  );
  const entry = {
    digest,
    firstReconciled: same?.firstReconciled ?? firstAt ?? at,
    lastReconciled: at,
    lastReconciledDuration: duration,
    lastReconciledStatus: status,
    metadata: { revision },
    totalReconciliations: (same?.totalReconciliations ?? 0) + 1,
  };
  return [entry, ...history.filter(other => other !== same)].slice(0, kept);
}
