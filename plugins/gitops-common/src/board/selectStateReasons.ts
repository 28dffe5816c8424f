import { Deployment, HealthStatus, OperationWait, SyncStatus } from '../model';
import { deriveDriftHealing, DriftHealing } from './deriveDriftHealing';

/**
 * Why a Deployment is in the state it is in.
 *
 * - `step`: earlier steps of a rollout come first, and how far those are
 * - `waiting`: its operation cannot go on without something
 * - `running`, `failed`: its operation
 * - `drifted`: the cluster moved without Git
 * - `behind`: Git moved, and that is not applied
 * - `suspended`: nothing is applied by itself
 * - `message`: its engine's sentence
 *
 * @public
 */
export type StateReason =
  | {
      type: 'step';
      /** The step it waits for, counted from 1, where it is known. */
      step?: number;
      /** `state`: what keeps it, of both axes; absent for one that is not among the items. */
      clusters: { name: string; state?: HealthStatus | SyncStatus }[];
    }
  | { type: 'waiting'; waiting: OperationWait; since?: string }
  | { type: 'running' | 'failed'; message?: string; at?: string }
  | {
      type: 'drifted';
      message?: string;
      since?: string;
      healing?: DriftHealing;
    }
  | { type: 'behind'; applied: string; desired: string }
  | { type: 'suspended'; reason?: string }
  | { type: 'message'; text: string };

/**
 * Everything that explains the state of a Deployment, the most telling first. Empty when it is as it
 * should be.
 *
 * @param items - the other Deployments of its app, for what it waits for
 * @public
 */
export function selectStateReasons(
  deployment: Deployment,
  items: readonly Deployment[],
): StateReason[] {
  const { automation, drift, message, operation, revision, sync } = deployment;
  const reasons: StateReason[] = [];
  if (deployment.set?.waitingFor?.length) {
    reasons.push(selectStep(deployment.set.waitingFor, items));
  }
  if (operation?.waiting) {
    const { waiting, startedAt } = operation;
    reasons.push({
      type: 'waiting',
      waiting,
      since: waiting.since ?? startedAt,
    });
  } else if (operation?.phase === 'Running') {
    reasons.push({
      type: 'running',
      message: operation.message,
      at: operation.startedAt,
    });
  }
  if (operation?.phase === 'Failed' || operation?.phase === 'Error') {
    reasons.push({
      type: 'failed',
      message: operation.message,
      at: operation.finishedAt,
    });
  }
  if (drift.state === 'drifted') {
    reasons.push({
      type: 'drifted',
      message: drift.message,
      since: drift.since ?? deployment.since.sync,
      healing: deriveDriftHealing(deployment),
    });
  }
  const { applied, desired } = revision;
  if (sync === 'OutOfSync' && applied && desired && applied !== desired) {
    reasons.push({ type: 'behind', applied, desired });
  }
  if (automation.suspended) {
    reasons.push({ type: 'suspended', reason: automation.reason });
  }
  const said = reasons.some(
    reason => 'message' in reason && reason.message === message,
  );
  if (message && !said) reasons.push({ type: 'message', text: message });
  return reasons;
}

function selectStep(
  waitingFor: readonly string[],
  items: readonly Deployment[],
): StateReason {
  const found = waitingFor.map(id => ({
    id,
    item: items.find(one => one.id === id),
  }));
  const steps = found.flatMap(({ item }) => item?.set?.step ?? []);
  return {
    type: 'step',
    ...(steps.length > 0 && { step: Math.min(...steps) }),
    clusters: found.map(({ id, item }) =>
      item
        ? { name: item.cluster.name, state: toState(item) }
        : { name: toName(id) },
    ),
  };
}

function toState({ health, sync }: Deployment): HealthStatus | SyncStatus {
  return health === 'Healthy' && sync !== 'Synced' ? sync : health;
}

function toName(id: string): string {
  const encoded = id.slice(id.lastIndexOf(':') + 1);
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
