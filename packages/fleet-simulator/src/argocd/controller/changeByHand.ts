import { readReplicas } from '../live/movePods';
import { ApplicationRuntime } from './ApplicationRuntime';

/** How many replicas somebody adds by hand. */
const ADDED = 2;

/** Somebody scales the workload by hand: it differs from Git. */
export function changeByHand(runtime: ApplicationRuntime) {
  const { workloads } = runtime;
  runtime.drifted = true;
  const [first] = workloads.list();
  if (!first) return;
  const scaledTo = readReplicas(first) + (first.scaledTo ? 0 : ADDED);
  workloads.change(first, { scaledTo });
  if (runtime.workload.status === 'Healthy') {
    workloads.move(first, { updated: 1 });
  }
}

/** What somebody changed by hand is as Git says again. */
export function undoByHand(runtime: ApplicationRuntime) {
  const { workloads } = runtime;
  runtime.drifted = false;
  for (const state of workloads.list()) {
    if (state.scaledTo === undefined) continue;
    workloads.change(state, { scaledTo: undefined });
    if (runtime.workload.status === 'Healthy') {
      workloads.move(state, { updated: 1 });
    }
  }
}
