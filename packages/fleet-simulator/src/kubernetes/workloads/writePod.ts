import { isDeepStrictEqual } from 'node:util';
import { PodState, PodTrouble } from '../../workloads/PodState';
import { readContainers } from '../../workloads/readContainers';
import { ReplicaSetState } from '../../workloads/ReplicaSetState';
import { toPod } from '../../workloads/toPod';
import { toPodEvents } from '../../workloads/toPodEvents';
import { WorkloadOwner } from '../../workloads/WorkloadOwner';
import { KubernetesObject } from '../objects/KubernetesObject';
import { recordManager } from '../objects/recordManager';
import { kinds } from '../objects/resourceKinds';
import { toTimestamp } from '../objects/toTimestamp';
import { readPodState } from './readPodState';
import { WorkloadContext } from './WorkloadContext';

/** A container that crashes was restarted so often when anybody looks. */
const crashes = 3;

const nodes = 3;

/** The node a pod goes to, always the same for the same name. */
const toNode = (name: string) =>
  `node-${
    ([...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % nodes) +
    1
  }`;

function advance(
  before: PodState,
  options: { trouble: PodTrouble | undefined; at: string },
): PodState {
  const { trouble, at } = options;
  const phase = trouble ?? 'Running';
  if (before.phase === phase) return before;
  const isCrash = phase === 'CrashLoopBackOff';
  return {
    ...before,
    phase,
    startedAt: phase === 'Running' ? at : before.startedAt,
    restarts: before.restarts + (isCrash ? crashes : 0),
  };
}

/**
 * Makes one pod run or be in trouble, and tells what scheduler and kubelet tell of it.
 *
 * @param options - `set`: the ReplicaSet it belongs to, whose uid is known by now
 */
export function writePod(
  context: WorkloadContext,
  options: {
    name: string;
    set: ReplicaSetState;
    owner: WorkloadOwner;
    trouble: PodTrouble | undefined;
  },
): void {
  const { store, clock } = context;
  const { name, set, owner, trouble } = options;
  const { namespace } = owner;
  const existing = store.get(kinds.pod, { namespace, name });
  const at = toTimestamp(clock.now());
  const before = existing && readPodState(existing);
  const state = before
    ? advance(before, { trouble, at })
    : advance(
        {
          name,
          uid: '',
          createdAt: at,
          phase: 'Pending',
          startedAt: at,
          restarts: 0,
          node: toNode(name),
          version: '',
        },
        { trouble, at },
      );
  if (isDeepStrictEqual(before, state)) return;
  const pod = toPod(state, set, owner) as KubernetesObject;
  const { uid: _uid, resourceVersion: _version, ...metadata } = pod.metadata;
  const written = (entry: KubernetesObject['metadata']) =>
    recordManager(entry, {
      apiVersion: 'v1',
      manager: 'kubelet',
      operation: 'Update',
      subresource: 'status',
      time: at,
      fields: { status: pod.status },
    });
  const managers = existing
    ? existing.metadata.managedFields
    : recordManager(metadata, {
        apiVersion: 'v1',
        manager: 'kube-controller-manager',
        operation: 'Update',
        time: at,
        fields: {
          metadata: {
            generateName: '',
            labels: metadata.labels,
            ownerReferences: metadata.ownerReferences,
          },
          spec: pod.spec,
        },
      });
  const stored = store.write(kinds.pod, {
    ...pod,
    metadata: {
      ...metadata,
      managedFields: written({ ...metadata, managedFields: managers }),
    },
  });
  tell(context, { stored, set, state, before });
}

function tell(
  { store, events, clock }: WorkloadContext,
  options: {
    stored: KubernetesObject;
    set: ReplicaSetState;
    state: PodState;
    before: PodState | undefined;
  },
) {
  const { stored, set, state, before } = options;
  const { namespace = '', uid = '' } = stored.metadata;
  const containers = readContainers(set.template);
  const told = { namespace, containers, now: toTimestamp(clock.now()) };
  const known = before ? toPodEvents({ ...before, uid }, told) : [];
  for (const event of toPodEvents({ ...state, uid }, told)) {
    const { reason, message, type, component, count, firstAt } = event;
    const isKnown = known.some(
      other => other.reason === reason && other.message === message,
    );
    if (isKnown) continue;
    events?.record(stored, {
      type,
      reason,
      message,
      component,
      count,
      firstAt,
    });
  }
  if (before) return;
  const replicaSet = store.get(kinds.replicaSet, { namespace, name: set.name });
  if (replicaSet)
    events?.record(replicaSet, {
      reason: 'SuccessfulCreate',
      message: `Created pod: ${state.name}`,
      component: 'replicaset-controller',
    });
}
