import {
  Deployment,
  PROGRESSIVE_ROLLOUT,
} from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';

const SKIP_RECONCILE = 'argocd.argoproj.io/skip-reconcile';
const SET_CONTROLLER = 'applicationset-controller';

/**
 * What happens without a person. A RollingSync set switches auto-sync off on its Applications, and
 * self-heal with it, and syncs them itself, pruning, when their step comes (recordings 2); one that is
 * well written asks for neither. The Application does not say so; that a set owns it and that the set's
 * controller has synced it does.
 */
export function toAutomation(
  application: Application,
): Deployment['automation'] {
  const { metadata, spec } = application;
  const automated = spec.syncPolicy?.automated;
  const sync = Boolean(automated && automated.enabled !== false);
  const suspended = metadata.annotations[SKIP_RECONCILE] === 'true';
  const isSwitchedOff = Boolean(automated && !sync);
  const isRolling = !sync && isSyncedBySet(application);
  const reason = selectReason({ suspended, isSwitchedOff, isRolling });
  return {
    sync,
    prune: Boolean((sync || isRolling) && automated?.prune),
    selfHeal: Boolean(sync && automated?.selfHeal),
    suspended,
    ...(reason && { reason }),
  };
}

/** An Application that its set syncs, in steps. */
export function isSyncedBySet({ metadata, status }: Application): boolean {
  const isOfSet = metadata.ownerReferences.some(
    ({ kind }) => kind === 'ApplicationSet',
  );
  const users = [
    status?.operationState?.operation?.initiatedBy,
    ...(status?.history ?? []).map(({ initiatedBy }) => initiatedBy),
  ];
  return isOfSet && users.includes(SET_CONTROLLER);
}

function selectReason(state: {
  suspended: boolean;
  isSwitchedOff: boolean;
  isRolling: boolean;
}): string | undefined {
  if (state.suspended) return 'reconciling is switched off by annotation';
  if (state.isRolling) return PROGRESSIVE_ROLLOUT;
  return state.isSwitchedOff ? 'auto-sync is switched off' : undefined;
}
