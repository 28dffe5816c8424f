import { z } from 'zod/v3';
import { ArgocdApplication } from '../ArgocdApplication';
import { ArgocdHub } from '../ArgocdHub';
import { toSeconds } from '../controller/toSeconds';
import { LiveObject } from '../live/LiveObject';
import { readReplicas } from '../live/movePods';
import { WorkloadState } from '../live/WorkloadState';
import { runRolloutAction } from './runRolloutAction';

const replicasSchema = z
  .array(z.object({ name: z.literal('replicas'), value: z.string() }))
  .nonempty()
  .transform(([{ value }]) => Number(value));

/**
 * Does to a resource what an action says.
 *
 * @returns why it cannot; undefined when it was done.
 */
export function runResourceAction(
  hub: ArgocdHub,
  application: ArgocdApplication,
  options: { object: LiveObject; action: string; parameters: unknown },
): string | undefined {
  const { object, action, parameters } = options;
  const runtime = hub.applications.runtime(application);
  const state = runtime.workloads.find(object);
  // Nothing but a try that changes nothing: the store has the secret or has it not.
  if (!state) return undefined;
  if (state.owner.kind === 'Rollout') {
    runRolloutAction(hub, application, { state, action });
    return undefined;
  }
  const at = toSeconds(hub.clock.now());
  switch (action) {
    case 'restart':
      runtime.workloads.change(state, { restartedAt: at });
      hub.applications.rollOut(application);
      return undefined;
    case 'pause':
    case 'resume':
      runtime.workloads.change(state, { paused: action === 'pause' });
      runtime.workload =
        action === 'pause'
          ? { status: 'Suspended', message: 'Deployment is paused' }
          : { status: 'Healthy' };
      hub.applications.showHealth(application);
      return undefined;
    default:
      return scale(hub, application, { state, parameters });
  }
}

function scale(
  hub: ArgocdHub,
  application: ArgocdApplication,
  { state, parameters }: { state: WorkloadState; parameters: unknown },
): string | undefined {
  const parsed = replicasSchema.safeParse(parameters);
  if (!parsed.success || !Number.isInteger(parsed.data) || parsed.data < 0) {
    return 'invalid number: replicas';
  }
  const runtime = hub.applications.runtime(application);
  const wanted = readReplicas({ ...state, scaledTo: undefined });
  const isWanted = parsed.data === wanted;
  runtime.workloads.change(state, {
    scaledTo: isWanted ? undefined : parsed.data,
  });
  runtime.drifted = !isWanted;
  hub.applications.rollOut(application);
  hub.applications.refresh(application);
  return undefined;
}
