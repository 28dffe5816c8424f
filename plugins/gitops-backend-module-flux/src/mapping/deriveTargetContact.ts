import { HelmRelease, Kustomization } from '../client/wire';
import { TargetContact } from './MappedFluxObject';
import { selectCondition } from './selectCondition';
import { selectUnreachable } from './selectUnreachable';

/** Ended before anything was asked of the target. */
const BEFORE_CONTACT = [
  'ArtifactFailed',
  'BuildFailed',
  'DependencyNotReady',
  'SourceNotReady',
  'AccessDenied',
  'InvalidCELExpression',
];

/**
 * What the last finished reconcile tells of the cluster it was for. Flux has no other word for whether
 * that one answers.
 *
 * @param previous - what was told before, which stands where this one tells nothing
 */
export function deriveTargetContact(
  object: Kustomization | HelmRelease,
  options: { clusterName: string; previous: TargetContact | undefined },
): TargetContact | undefined {
  const { clusterName, previous } = options;
  const { status, spec } = object;
  const ready = selectCondition(status, 'Ready');
  const at = ready?.lastTransitionTime;
  if (!ready || !at || ready.status === 'Unknown' || spec.suspend) {
    return previous;
  }
  const [newest, before] = 'sourceRef' in spec ? readHistory(object) : [];
  if (ready.status === 'True') {
    const last = newest?.lastReconciled ?? '';
    return { ok: true, at: last > at ? last : at };
  }
  if (BEFORE_CONTACT.includes(ready.reason)) return previous;
  const error = selectUnreachable(ready.message, clusterName);
  if (!error) return { ok: true, at };
  // Equal failures are one entry; that it is one row of them shows when the entry before ended earlier.
  const began = newest?.firstReconciled;
  const since =
    newest?.lastReconciledStatus === ready.reason &&
    began !== undefined &&
    began > (before?.lastReconciled ?? '')
      ? began
      : at;
  const answeredAt = previous?.ok
    ? previous.at
    : previous?.answeredAt ??
      (before?.lastReconciledStatus === 'ReconciliationSucceeded'
        ? before.lastReconciled
        : undefined);
  return {
    ok: false,
    at,
    since: previous?.ok === false ? previous.since : since,
    error,
    ...(answeredAt && { answeredAt }),
  };
}

function readHistory(object: Kustomization | HelmRelease) {
  return (object as Kustomization).status?.history ?? [];
}
