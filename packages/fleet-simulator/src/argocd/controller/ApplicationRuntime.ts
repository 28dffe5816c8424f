import { DesiredState } from '../render/DesiredState';

/** What is true on the cluster, beside what the Application object says about it. */
export type ApplicationRuntime = {
  /** What was applied last; undefined before the first sync. */
  live?: DesiredState;
  /** Images of replicas that are not replaced yet. */
  oldImages: string[];
  /** The workload's own health. */
  workload: {
    status: 'Healthy' | 'Progressing' | 'Degraded';
    message?: string;
  };
  /** Somebody changed the workload by hand. */
  drifted: boolean;
  /** Its pods fail whatever Git says. */
  broken: boolean;
  /** A sync was asked for or is running. */
  operating: boolean;
  /** Git or the cluster changed meanwhile: compare again afterwards. */
  comparesAgain: boolean;
  /** Cancels what the workload, the sync or self-heal is about to do. */
  cancelRollout?: () => void;
  cancelOperation?: () => void;
  cancelHeal?: () => void;
};

/** The runtime of an Application nobody synced yet. */
export function createApplicationRuntime(): ApplicationRuntime {
  return {
    oldImages: [],
    workload: { status: 'Healthy' },
    drifted: false,
    broken: false,
    operating: false,
    comparesAgain: false,
  };
}

/** Whether Git wants something else than what was applied. */
export function isPending(
  runtime: ApplicationRuntime,
  desired: DesiredState,
): boolean {
  return runtime.live?.digest !== desired.digest;
}
