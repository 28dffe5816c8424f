import { isJsonObject } from '../../Json';
import { parseDuration } from '../../kubernetes/flux/parseDuration';
import { SimulatedClock } from '../../scenario/SimulatedClock';
import { ApplicationRuntime } from '../controller/ApplicationRuntime';
import { pace } from '../controller/pace';
import { newestSet } from './ApplicationWorkloads';
import { readReplicas } from './movePods';
import { readCanarySteps } from './readCanarySteps';
import { runAnalysis } from './runAnalysis';
import { WorkloadState } from './WorkloadState';

/** The longest a timed pause of a canary takes here, in milliseconds. */
const LONGEST_PAUSE_MS = 5000;

const UNFINISHED = 'more replicas need to be updated';

/**
 * Takes a Rollout through the steps of its canary, from the first or from a given one: weights, pauses and analyses,
 * until it is promoted, waits for a person or cannot go on.
 *
 * @param options.from - the step to begin with; past the last one promotes
 */
export function runCanary(
  runtime: ApplicationRuntime,
  state: WorkloadState,
  clock: SimulatedClock,
  options: { tell: (step: { health: boolean }) => void; from?: number },
) {
  runtime.cancelRollout?.();
  const { workloads } = runtime;
  const steps = readCanarySteps(state.desired);
  const total = readReplicas(state);
  const newest = newestSet(state);
  const isFirst = state.canary === undefined;
  const stableHash = state.canary?.stableHash ?? newest.hash;
  const back = newest.hash === stableHash;
  let weight = 0;
  const isBad = () =>
    (state.desired.images ?? []).some(image => image.endsWith(':bad'));

  const show = (
    phase: 'Healthy' | 'Progressing' | 'Paused' | 'Degraded',
    message?: string,
  ) => {
    workloads.setCanary(state, {
      stableHash,
      phase,
      message,
      ...(phase === 'Paused' ? {} : { pausedAt: undefined }),
      abortedAt: undefined,
    });
    runtime.workload = {
      status: phase === 'Paused' ? 'Suspended' : phase,
      ...(message ? { message } : {}),
    };
    options.tell({ health: true });
  };
  const later = (milliseconds: number, run: () => void) => {
    runtime.cancelRollout = clock.after(milliseconds, run);
  };

  const setWeight = (percent: number, then: () => void) => {
    weight = percent;
    const count = Math.ceil((total * percent) / 100);
    const updated = total ? count / total : 1;
    const rest = total ? (total - count) / total : 0;
    show('Progressing', UNFINISHED);
    if (newest.pods.length < count && isBad()) {
      workloads.move(state, { updated, trouble: 'ImagePullBackOff' });
      later(pace.deadline, () =>
        show(
          'Degraded',
          `ProgressDeadlineExceeded: ReplicaSet "${newest.name}" has timed out progressing.`,
        ),
      );
      return;
    }
    const older = state.sets
      .filter(set => set !== newest)
      .flatMap(({ pods }) => pods)
      .filter(pod => pod.phase === 'Running').length;
    workloads.move(state, {
      updated,
      rest: total ? older / total : 0,
      starting: true,
    });
    later(pace.rollout / 3, () => {
      workloads.move(state, { updated, rest });
      // What is too many ends, and then is gone.
      later(pace.start, () => {
        workloads.move(state, { updated, rest });
        then();
      });
    });
  };

  const promote = () => {
    const finish = () => {
      workloads.move(state, { updated: 1, rest: 0 });
      runtime.oldImages = [];
      workloads.setCanary(state, {
        stableHash: newest.hash,
        stepIndex: steps.length,
        phase: 'Healthy',
        message: undefined,
        pausedAt: undefined,
        abortedAt: undefined,
      });
      runtime.workload = { status: 'Healthy' };
      options.tell({ health: true });
    };
    if (weight === 100) finish();
    else setWeight(100, finish);
  };

  const go = (index: number) => {
    workloads.setCanary(state, { stableHash, stepIndex: index });
    const step = steps[index];
    if (!step) {
      promote();
    } else if (typeof step.setWeight === 'number') {
      setWeight(step.setWeight, () => go(index + 1));
    } else if (isJsonObject(step.analysis)) {
      show('Progressing', UNFINISHED);
      runAnalysis(workloads, state, {
        index,
        later,
        done: () => go(index + 1),
      });
    } else if (isJsonObject(step.pause) || step.pause === null) {
      const { duration } = isJsonObject(step.pause) ? step.pause : {};
      workloads.setCanary(state, {
        pausedAt: workloads.now(),
      });
      show('Paused', 'CanaryPauseStep');
      if (duration !== undefined && duration !== null) {
        const pause =
          parseDuration(String(duration)) ?? Number(duration) * 1000;
        later(Math.min(pause || 0, LONGEST_PAUSE_MS), () => go(index + 1));
      }
    } else go(index + 1);
  };

  if (options.from === undefined && (isFirst || back)) promote();
  else go(options.from ?? 0);
}
