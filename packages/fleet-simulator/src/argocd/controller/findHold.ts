import { JsonObject } from '../../Json';
import { ApplicationOperation, ArgocdApplication } from '../ArgocdApplication';
import { DesiredResource, DesiredState } from '../render/DesiredState';
import { UnreachableCluster } from '../UnreachableCluster';
import { ApplicationRuntime } from './ApplicationRuntime';
import { findUnconfirmed } from './findUnconfirmed';
import { hookOf } from './hookOf';
import { OperationHold } from './OperationHold';
import { pace } from './pace';
import { toRefusedSync } from './toRefusedSync';
import { toSyncResult } from './toSyncResult';

/**
 * What keeps an operation from applying what it brings: a dead cluster, a hook that does not end, or a prune that
 * somebody has to confirm.
 */
export function findHold(
  application: ArgocdApplication,
  operation: ApplicationOperation,
  options: {
    runtime: ApplicationRuntime;
    desired: DesiredState;
    revision: string;
    unreachable?: UnreachableCluster;
  },
): OperationHold | undefined {
  const { runtime, desired, revision, unreachable } = options;
  if (unreachable) {
    return {
      kind: 'refused',
      outcome: toRefusedSync(application, unreachable, { desired, revision }),
      afterMs: unreachable.fault === 'hang' ? pace.timeout : pace.apply,
    };
  }
  if (operation.sync.dryRun || operation.sync.resources) return undefined;
  if (runtime.hookHangs) {
    const hook = hookOf(application);
    return {
      kind: 'waits',
      message: `waiting for completion of hook ${toName(hook)}`,
      resources: [toHookResult(hook)],
    };
  }
  const waiting = findUnconfirmed(runtime, desired);
  if (!waiting.length || !operation.sync.prune || runtime.confirmed) {
    return undefined;
  }
  const [first, ...others] = waiting;
  return {
    kind: 'waits',
    message: `waiting for pruning confirmation of ${toName(first)}${
      others.length ? ` and ${others.length} more resources` : ''
    }`,
    resources:
      toSyncResult(application, operation, {
        desired,
        revision,
      })?.resources.map(result => ({ ...result, hookPhase: 'Succeeded' })) ??
      [],
  };
}

function toName({ group, kind, name }: DesiredResource): string {
  return `${group}/${kind}/${name}`;
}

function toHookResult(hook: DesiredResource): JsonObject {
  const { group, version, kind, namespace = '', name, images = [] } = hook;
  return {
    group,
    version,
    kind,
    namespace,
    name,
    status: 'Synced',
    message: `${kind.toLowerCase()}.${group}/${name} created`,
    hookType: 'PreSync',
    hookPhase: 'Running',
    syncPhase: 'PreSync',
    images,
  };
}
