import {
  Deployment,
  PROGRESSIVE_ROLLOUT,
} from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';
import { Rollout } from './toRollout';

const SKIP_RECONCILE = 'argocd.argoproj.io/skip-reconcile';
const SET_CONTROLLER = 'applicationset-controller';

/** What is known of the ApplicationSet that owns an Application, once it was read. */
export type KnownSet = { rollout?: Rollout };

/**
 * What happens without a person. A RollingSync set switches auto-sync off on its Applications, and
 * self-heal with it, and syncs them itself, pruning, when their step comes (recordings 2); one that is
 * well written asks for neither. The Application does not say so.
 *
 * @param application - as it is now
 * @param set - the set that owns it; absent when it has none or its set could not be read
 */
export function toAutomation(
  application: Application,
  set?: KnownSet,
): Deployment['automation'] {
  const { metadata, spec } = application;
  const automated = spec.syncPolicy?.automated;
  const sync = Boolean(automated && automated.enabled !== false);
  const suspended = metadata.annotations[SKIP_RECONCILE] === 'true';
  const isSwitchedOff = Boolean(automated && !sync);
  const isRolling = !sync && isSyncedBySet(application, set);
  const reason = selectReason({ suspended, isSwitchedOff, isRolling });
  return {
    sync,
    prune: Boolean((sync || isRolling) && automated?.prune),
    selfHeal: Boolean(sync && automated?.selfHeal),
    suspended,
    ...(reason && { reason }),
  };
}

/**
 * Whether its set syncs an Application, in steps. The set's strategy tells; where the set cannot be read,
 * that the set's controller has synced it.
 */
export function isSyncedBySet(
  { metadata, status }: Application,
  set?: KnownSet,
): boolean {
  if (set) return set.rollout !== undefined;
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
