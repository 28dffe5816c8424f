import { SimulatedClock } from '../../scenario/SimulatedClock';
import { ApplicationRuntime } from './ApplicationRuntime';
import { pace } from './pace';

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
  const { replicas, images } = runtime.live;
  const fails = runtime.broken || images.some(image => image.endsWith(':bad'));
  runtime.workload = {
    status: 'Progressing',
    message: fails
      ? `Waiting for rollout to finish: 0 of ${replicas} updated replicas are available...`
      : `Waiting for rollout to finish: 1 out of ${replicas} new replicas have been updated...`,
  };
  const duration = runtime.broken ? pace.fail : pace.deadline;
  runtime.cancelRollout = clock.after(fails ? duration : pace.rollout, () => {
    if (fails) {
      runtime.workload = {
        status: 'Degraded',
        message: `${workload.kind} "${workload.name}" exceeded its progress deadline`,
      };
      options.tell({ health: true });
      return;
    }
    runtime.workload = { status: 'Healthy' };
    runtime.oldImages = [];
    options.tell({ health: false });
    runtime.cancelRollout = clock.after(pace.follow, () =>
      options.tell({ health: true }),
    );
  });
}
