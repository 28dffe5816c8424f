import {
  ActionNotice,
  Deployment,
  DeploymentActionName,
  PROGRESSIVE_ROLLOUT,
} from '@backstage-gitops/plugin-gitops-common';
import { ApplicationDetail } from '../../client/ApplicationDetail';
import { SyncWindows } from '../../client/readSyncWindows';
import { toOperationWait } from '../toOperationWait';
import { fixedNotices } from './fixedNotices';
import { toOwnerNotice } from './toOwnerNotice';
import { toWindowNotices } from './toWindowNotices';

/** The actions Argo CD has for an Application, in the order of buttons. */
export const APPLICATION_ACTIONS: readonly DeploymentActionName[] = [
  'sync',
  'refresh',
  'terminate',
  'rollback',
  'auto-sync',
  'resource-action',
];

/** What to know before one action. */
export type Check = {
  action: DeploymentActionName;
  blockers: ActionNotice[];
  warnings: ActionNotice[];
};

const SKIP_RECONCILE = 'argocd.argoproj.io/skip-reconcile';

/**
 * What stands in the way of each action, and what it will also do.
 *
 * @param deployment - as its row has it
 * @param known - `application`: as it is now; `windows`: its sync windows; each absent where it could not be
 *   read; `unread`: what could not, as warnings
 */
export function toActionChecks(
  deployment: Deployment,
  known: {
    application?: ApplicationDetail;
    windows?: SyncWindows;
    unread: readonly ActionNotice[];
  },
): Check[] {
  return APPLICATION_ACTIONS.map(action => ({
    action,
    blockers: toBlockers(action, deployment, known),
    warnings: [...toWarnings(action, deployment, known), ...known.unread],
  }));
}

type Known = { application?: ApplicationDetail; windows?: SyncWindows };

function toBlockers(
  action: DeploymentActionName,
  deployment: Deployment,
  { application, windows }: Known,
): ActionNotice[] {
  if (!application) return [];
  const deleting = isWriting(action) && toDeletion(application);
  const running = toRunning(application);
  const owner = toOwnerNotice(application, { engine: deployment.engine.name });
  const isSync = action === 'sync' || action === 'rollback';
  const blockers = [
    deleting,
    isSync && running,
    isSync && toWindowNotices(windows).blocker,
    action === 'terminate' && !running && fixedNotices.nothingRunning,
    action === 'rollback' &&
      isAutomated(application) &&
      fixedNotices.rollbackUnderAutoSync,
    action === 'rollback' &&
      !application.status?.history.length &&
      fixedNotices.noHistory,
    action === 'auto-sync' && owner,
    action === 'refresh' && isSkipped(application) && fixedNotices.skipped,
  ];
  return blockers.filter(isNotice);
}

function toWarnings(
  action: DeploymentActionName,
  deployment: Deployment,
  { application, windows }: Known,
): ActionNotice[] {
  const isSync = action === 'sync' || action === 'rollback';
  const automated = application && isAutomated(application);
  const heals = automated && application?.spec.syncPolicy?.automated?.selfHeal;
  const warnings = [
    (isSync || action === 'resource-action') && toUnreachable(deployment),
    isSync && toRollingSync(deployment),
    isSync && toWindowNotices(windows).warning,
    action === 'sync' && automated && fixedNotices.syncUnderAutoSync,
    action === 'rollback' && !automated && fixedNotices.rollbackLeavesGit,
    action === 'resource-action' && heals && fixedNotices.selfHeal,
    action === 'terminate' && automated && fixedNotices.terminateUnderAutoSync,
  ];
  return warnings.filter(isNotice);
}

function isNotice(
  notice: ActionNotice | boolean | undefined,
): notice is ActionNotice {
  return typeof notice === 'object';
}

/** A refresh changes nothing, and an operation may be ended at any time. */
function isWriting(action: DeploymentActionName): boolean {
  return action !== 'refresh' && action !== 'terminate';
}

function isAutomated({ spec }: ApplicationDetail): boolean {
  const automated = spec.syncPolicy?.automated;
  return automated !== undefined && automated.enabled !== false;
}

function isSkipped({ metadata }: ApplicationDetail): boolean {
  return metadata.annotations[SKIP_RECONCILE] === 'true';
}

function toDeletion({ metadata }: ApplicationDetail): ActionNotice | undefined {
  return metadata.deletionTimestamp
    ? {
        code: 'BeingDeleted',
        message: 'The Application is being deleted.',
      }
    : undefined;
}

function toRunning(application: ApplicationDetail): ActionNotice | undefined {
  const { operation, status } = application;
  const state = status?.operationState;
  const isRunning =
    operation || state?.phase === 'Running' || state?.phase === 'Terminating';
  if (!isRunning) return undefined;
  const code = 'OperationRunning';
  const wait = state && toOperationWait(state);
  if (wait?.kind === 'confirmation') {
    return {
      code,
      message: `A sync waits until a person confirms the deletion of ${wait.for}: confirm it in Argo CD, or terminate the sync.`,
    };
  }
  return {
    code,
    message: wait
      ? `A sync runs and waits for ${wait.for}: wait for its end, or terminate it.`
      : 'A sync runs: wait for its end, or terminate it.',
  };
}

function toUnreachable({
  cluster,
  clusterReachable,
}: Deployment): ActionNotice | undefined {
  if (!clusterReachable || clusterReachable.ok) return undefined;
  return {
    code: 'ClusterUnreachable',
    message: `The cluster ${cluster.name} does not answer: this will most likely fail, after a while.`,
  };
}

function toRollingSync({
  automation,
  set,
}: Deployment): ActionNotice | undefined {
  if (automation.reason !== PROGRESSIVE_ROLLOUT) return undefined;
  return {
    code: 'RollingSync',
    message: `${
      set ? `The ApplicationSet ${set.name}` : 'Its set'
    } syncs it when its step comes: a sync by hand goes past the steps before.`,
  };
}
