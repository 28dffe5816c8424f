import { ActedObject } from '../../client/wire';
import { selectCondition } from '../selectCondition';
import { toReadableMessage } from '../toReadableMessage';

const REQUESTED_AT = 'reconcile.fluxcd.io/requestedAt';

/** How far a requested reconcile is. */
export type Proof = {
  state: 'Running' | 'Succeeded' | 'Failed';
  message?: string;
  /** Flux says it handled the request, and its effect is not seen: one more write may follow, or none. */
  isOnlyAcknowledged?: boolean;
};

/** What was requested, and what the object was like before. */
export type Request = {
  kind: string;
  token: string;
  /** Of its status only the newest entry of the history matters. */
  before: Pick<ActedObject, 'status'>;
  force?: boolean;
  reset?: boolean;
};

/**
 * Whether a reconcile that was requested has been done. That Flux acknowledges the token is not enough: it
 * does so for a suspended object as well, and for a force that it did not act upon. A Kustomization has to
 * have been reconciled once more, a forced HelmRelease to have a new revision.
 */
export function deriveProof(object: ActedObject, request: Request): Proof {
  const { kind, token, before, force, reset } = request;
  const { status } = object;
  if (object.spec.suspend) {
    return {
      state: 'Failed',
      message: 'It was suspended meanwhile: nothing was reconciled.',
    };
  }
  const ready = selectCondition(status, 'Ready');
  const reconciling = selectCondition(status, 'Reconciling');
  // Somebody may have asked again meanwhile: their reconcile is as good.
  const asked = object.metadata.annotations?.[REQUESTED_AT] ?? token;
  const isHandled =
    [token, asked].includes(status?.lastHandledReconcileAt ?? '') &&
    (!force || status?.lastHandledForceAt === token) &&
    (!reset || status?.lastHandledResetAt === token);
  if (!isHandled || !ready || ready.status === 'Unknown') {
    const told = isHandled ? ready : reconciling;
    return {
      state: 'Running',
      ...(told?.message && { message: toReadableMessage(told.message) }),
    };
  }
  const message = toReadableMessage(ready.message || ready.reason);
  if (ready.status === 'False') {
    return ready.reason === 'DependencyNotReady'
      ? { state: 'Running', message: `It waits: ${message}` }
      : { state: 'Failed', message };
  }
  if (!isReconciledAgain(object, { kind, before, force })) {
    return {
      state: 'Running',
      isOnlyAcknowledged: true,
      message: force
        ? 'Flux took the request, and there is no new revision of the release yet.'
        : 'Flux took the request, and has not reconciled yet.',
    };
  }
  return { state: 'Succeeded', message };
}

function isReconciledAgain(
  object: ActedObject,
  options: { kind: string; before: Request['before']; force?: boolean },
): boolean {
  const { kind, before, force } = options;
  const now = object.status?.history?.[0];
  const then = before.status?.history?.[0];
  if (kind === 'HelmRelease') {
    return !force || (now?.version ?? 0) > (then?.version ?? 0);
  }
  // Sources keep no history, nor did kustomize-controller before 1.7: there the settled Ready is the proof.
  if (kind !== 'Kustomization' || !now) return true;
  return (
    now.lastReconciled !== then?.lastReconciled ||
    now.totalReconciliations !== then?.totalReconciliations ||
    now.digest !== then?.digest
  );
}
