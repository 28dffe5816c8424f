import { isJsonObject } from '../../Json';
import { PodPhase, PodState, PodTrouble } from '../../workloads/PodState';
import { ReplicaSetState } from '../../workloads/ReplicaSetState';
import { WorkloadState } from './WorkloadState';

const NODES = ['node-1', 'node-2', 'node-3'];

/** Where the pods of a workload should be. */
export type PodMove = {
  /** Which part of the replicas has the newest template and runs, 0 to 1. */
  updated: number;
  /** Which part runs an older template. By default what is left. */
  rest?: number;
  /** Pods of the newest template that do not run yet are still starting. */
  starting?: boolean;
  /** Why pods of the newest template do not start. */
  trouble?: PodTrouble;
  /** All pods crash, whatever their template. */
  crash?: boolean;
};

/** How many replicas a workload has. */
export function readReplicas({ desired, scaledTo }: WorkloadState): number {
  if (scaledTo !== undefined) return scaledTo;
  const spec = desired.manifest?.spec;
  return isJsonObject(spec) && typeof spec.replicas === 'number'
    ? spec.replicas
    : 1;
}

/** Makes a workload have the pods it should have now: one more starts, one that is too many ends. */
export function movePods(
  state: WorkloadState,
  move: PodMove,
  options: {
    /** ISO 8601, whole seconds. */
    now: string;
    nextVersion: () => string;
    createPod: (set: ReplicaSetState) => PodState;
  },
) {
  const { now, nextVersion, createPod } = options;
  const total = readReplicas(state);
  const newest = state.sets[state.sets.length - 1];
  const older = state.sets.slice(0, -1).reverse();
  const isServing = older.some(({ pods }) =>
    pods.some(({ phase }) => phase === 'Running'),
  );
  const setPhase = (pod: PodState, phase: PodPhase) => {
    if (pod.phase === phase) return;
    if (phase === 'CrashLoopBackOff') pod.restarts += 3;
    if (phase === 'Running' || phase === 'CrashLoopBackOff') {
      pod.startedAt = now;
    }
    pod.node ??= NODES[Number.parseInt(pod.uid.slice(0, 6), 16) % NODES.length];
    pod.phase = phase;
    pod.version = nextVersion();
  };
  const scale = (set: ReplicaSetState, count: number) => {
    const gone = set.pods.filter(({ phase }) => phase === 'Terminating');
    const alive = set.pods.filter(pod => !gone.includes(pod));
    alive.slice(count).forEach(pod => setPhase(pod, 'Terminating'));
    set.pods = alive;
    while (set.pods.length < count) set.pods.push(createPod(set));
    if (set.replicas !== count || gone.length) set.version = nextVersion();
    set.replicas = count;
  };
  if (move.crash) {
    for (const { pods } of state.sets) {
      pods.forEach(pod => setPhase(pod, 'CrashLoopBackOff'));
    }
    return;
  }
  if (move.trouble) {
    scale(
      newest,
      Math.max(1, isServing ? Math.ceil(move.updated * total) : total),
    );
    newest.pods.forEach(pod => setPhase(pod, move.trouble ?? 'Pending'));
    return;
  }
  const running = Math.min(total, Math.round(move.updated * total));
  const rest =
    move.rest === undefined ? total - running : Math.round(move.rest * total);
  const surge = running < total && move.rest === undefined ? 1 : 0;
  const known = newest.pods.filter(({ phase }) => phase !== 'Terminating');
  scale(newest, Math.min(total, Math.max(running + surge, known.length)));
  newest.pods
    .slice(0, running)
    .filter(({ phase }) => phase !== 'Terminating' && !move.starting)
    .forEach(pod => setPhase(pod, 'Running'));
  if (move.rest !== undefined) scale(newest, running);
  let left = rest;
  for (const set of older) {
    const count = Math.min(left, set.pods.length);
    scale(set, count);
    left -= count;
  }
  if (move.updated === 1 && !move.starting) older.forEach(set => scale(set, 0));
}
