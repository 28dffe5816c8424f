import { SimulatedClock } from '../../scenario/SimulatedClock';
import { runCanary } from '../live/runCanary';
import { readReplicas } from '../live/movePods';
import { ApplicationRuntime } from './ApplicationRuntime';
import { pace } from './pace';
import { runSteps, Step } from './runSteps';

/**
 * Lets the workload of an Application replace its replicas, or fail to.
 *
 * @param options.tell - called after each step. `health` false: the workload is ahead of the Application's own
 *   health, as the recordings show.
 */
export function runRollout(
  runtime: ApplicationRuntime,
  clock: SimulatedClock,
  options: { tell: (step: { health: boolean }) => void },
) {
  runtime.cancelRollout?.();
  const workload = runtime.live?.resources.find(({ images }) => images);
  if (!runtime.live || !workload) {
    runtime.workload = { status: 'Healthy' };
    return;
  }
  const { workloads } = runtime;
  const [first] = workloads.list();
  if (first?.owner.kind === 'Rollout' && !runtime.broken) {
    runCanary(runtime, first, clock, options);
    return;
  }
  const { images } = runtime.live;
  const replicas = first ? readReplicas(first) : runtime.live.replicas;
  const isBad = images.some(image => image.endsWith(':bad'));
  const fails = runtime.broken || isBad;
  runtime.workload = {
    status: 'Progressing',
    message: fails
      ? `Waiting for rollout to finish: 0 of ${replicas} updated replicas are available...`
      : `Waiting for rollout to finish: 1 out of ${replicas} new replicas have been updated...`,
  };
  for (const state of workloads.list()) {
    if (runtime.broken) workloads.move(state, { updated: 0, crash: true });
    else if (isBad) {
      const trouble = 'ImagePullBackOff';
      workloads.move(state, { updated: 1 / replicas, trouble });
    } else workloads.move(state, { updated: 0 });
  }
  if (fails) {
    const duration = runtime.broken ? pace.fail : pace.deadline;
    runtime.cancelRollout = clock.after(duration, () => {
      runtime.workload = {
        status: 'Degraded',
        message: `${workload.kind} "${workload.name}" exceeded its progress deadline`,
      };
      options.tell({ health: true });
    });
    return;
  }
  const steps = Math.min(Math.max(replicas, 1), 5);
  const moves = Array.from(
    { length: steps },
    (_, index): Step => [
      pace.rollout / steps,
      () => {
        const updated = (index + 1) / steps;
        workloads.list().forEach(state => workloads.move(state, { updated }));
      },
    ],
  );
  const finish = () => {
    // The syncs that repeat themselves under waves are over before new pods are, on a busy machine too.
    if (runtime.operating && !runtime.held) {
      runtime.cancelRollout = clock.after(pace.follow, finish);
      return;
    }
    runtime.workload = { status: 'Healthy' };
    runtime.oldImages = [];
    options.tell({ health: false });
    runtime.cancelRollout = clock.after(pace.follow, () =>
      options.tell({ health: true }),
    );
  };
  runtime.cancelRollout = runSteps([...moves, [0, finish]], clock);
}
