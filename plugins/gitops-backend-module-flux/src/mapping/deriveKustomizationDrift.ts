import { Drift } from '@backstage-gitops/plugin-gitops-common';
import { Kustomization } from '../client/wire';
import { AppliedConfiguration } from './MappedFluxObject';
import { DriftEvidence } from './DriftEvidence';
import { toChangesText } from './toChangesText';

/**
 * What the last looks at a Kustomization corrected. Each compares and corrects, so that nothing stays
 * drifted; an Event lists what was changed. It was a correction when the same manifests had been applied
 * before, at whatever revision: else it was Git that moved.
 *
 * @param applied - the manifests that are applied, and since when
 * @returns undefined when nothing was, as far as we know.
 */
export function deriveKustomizationDrift(
  { metadata, status }: Kustomization,
  applied: AppliedConfiguration | undefined,
  evidence: DriftEvidence | undefined,
): Drift | undefined {
  const changed = evidence?.applied;
  if (!changed || !applied || evidence.uid !== metadata.uid) return undefined;
  const newest = status?.history?.[0];
  if (newest?.digest !== applied.digest) return undefined;
  // The first time is no correction, whatever was there.
  if (newest.totalReconciliations === 1) return undefined;
  if (changed.last <= applied.since) return undefined;
  // The Event comes before its reconcile has ended and says which manifests those were.
  if (changed.last > (newest.lastReconciled ?? '')) return undefined;
  return {
    state: 'none',
    since: changed.last,
    heals: true,
    message: `Corrected: ${toChangesText(changed.message)}`,
  };
}
