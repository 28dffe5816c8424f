import { ArgocdApplication } from '../ArgocdApplication';
import { ArgocdHub } from '../ArgocdHub';
import { newestSet } from '../live/ApplicationWorkloads';
import { readCanarySteps } from '../live/readCanarySteps';
import { WorkloadState } from '../live/WorkloadState';

/** Does to a Rollout what an action says. What does not fit its state changes nothing. */
export function runRolloutAction(
  hub: ArgocdHub,
  application: ArgocdApplication,
  { state, action }: { state: WorkloadState; action: string },
) {
  const { applications } = hub;
  const runtime = applications.runtime(application);
  const { workloads } = runtime;
  const { canary } = state;
  const newest = newestSet(state);
  const isPromoted = !canary || canary.stableHash === newest.hash;
  const steps = readCanarySteps(state.desired).length;
  const goOn = (from: number) =>
    applications.moveCanary(application, state, { from });
  const show = (status: 'Suspended' | 'Degraded', message: string) => {
    runtime.workload = { status, message };
    applications.showHealth(application);
  };
  switch (action) {
    case 'restart':
      workloads.change(state, { restartedAt: workloads.now() });
      workloads.replacePods(state);
      return;
    case 'pause':
      runtime.cancelRollout?.();
      workloads.change(state, { paused: true });
      workloads.setCanary(state, {
        phase: 'Paused',
        message: 'manually paused',
      });
      show('Suspended', 'manually paused');
      return;
    case 'resume':
      if (state.paused) workloads.change(state, { paused: false });
      if (canary?.pausedAt) goOn(canary.stepIndex + 1);
      else if (canary?.phase === 'Paused') goOn(canary.stepIndex);
      return;
    case 'abort': {
      if (isPromoted || canary.abortedAt) return;
      runtime.cancelRollout?.();
      const message = `RolloutAborted: Rollout aborted update to revision ${newest.revision}`;
      workloads.fallBack(state);
      workloads.setCanary(state, {
        phase: 'Degraded',
        message,
        abortedAt: workloads.now(),
        pausedAt: undefined,
      });
      show('Degraded', message);
      return;
    }
    case 'retry':
      if (canary?.abortedAt) goOn(0);
      return;
    case 'promote-full':
      if (!isPromoted) goOn(steps);
      return;
    default:
      if (!isPromoted && canary.stepIndex < steps) goOn(canary.stepIndex + 1);
  }
}
