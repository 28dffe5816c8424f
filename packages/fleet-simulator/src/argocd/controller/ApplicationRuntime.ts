import { DesiredState } from '../render/DesiredState';
import { ApplicationWorkloads } from '../live/ApplicationWorkloads';
import { FrozenRuntime } from '../live/FrozenRuntime';
import { RunningOperation } from './runOperation';

/** What is true on the cluster, beside what the Application object says about it. */
export type ApplicationRuntime = {
  /** What was applied last; undefined before the first sync. */
  live?: DesiredState;
  /** Images of replicas that are not replaced yet. */
  oldImages: string[];
  /** The workload's own health. */
  workload: {
    status: 'Healthy' | 'Progressing' | 'Suspended' | 'Degraded';
    message?: string;
  };
  /** Its workloads one by one, with their pods. */
  workloads: ApplicationWorkloads;
  /** When something was applied first; ISO 8601, whole seconds. */
  appliedAt?: string;
  /** resourceVersion of what was applied last and changes by nothing else. */
  appliedVersion: string;
  /** What External Secrets looks for is not in its store. */
  secretsFail: boolean;
  /** Somebody changed the workload by hand. */
  drifted: boolean;
  /** Its pods fail whatever Git says. */
  broken: boolean;
  /** What the hub goes on seeing of a cluster that does not answer: its cache. */
  frozen?: FrozenRuntime;
  /** A sync was asked for or is running. */
  operating: boolean;
  /** That sync waits for somebody, or for its next try. */
  held: boolean;
  /** Somebody confirmed that it may prune. */
  confirmed: boolean;
  /** A job that runs before each sync does not come to its end. */
  hookHangs: boolean;
  /** The revision whose sync failed for good: auto-sync does not try that one again. */
  failedAt?: string;
  /** Git or the cluster changed meanwhile: compare again afterwards. */
  comparesAgain: boolean;
  /** The sync that is running. */
  operation?: RunningOperation;
  /** Cancels what the workload or self-heal is about to do. */
  cancelRollout?: () => void;
  cancelHeal?: () => void;
};

/** The runtime of an Application nobody synced yet. */
export function createApplicationRuntime(options: {
  workloads: ApplicationWorkloads;
  appliedVersion: string;
}): ApplicationRuntime {
  return {
    ...options,
    secretsFail: false,
    oldImages: [],
    workload: { status: 'Healthy' },
    drifted: false,
    broken: false,
    operating: false,
    held: false,
    confirmed: false,
    hookHangs: false,
    comparesAgain: false,
  };
}

/** What the hub sees of it: what is true, or what was when the cluster answered last. */
export function toSeen(runtime: ApplicationRuntime): ApplicationRuntime {
  const { objects: _, ...frozen } = runtime.frozen ?? {};
  return { ...runtime, ...frozen };
}

/** Whether Git wants something else than what was applied. */
export function isPending(
  runtime: ApplicationRuntime,
  desired: DesiredState,
): boolean {
  return runtime.live?.digest !== desired.digest;
}
