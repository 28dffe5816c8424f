import { WorkloadState } from '../../client/wire';

/** How many pods a workload should have and has. */
export type Replicas = {
  desired?: number;
  ready?: number;
  /** Of the newest template; absent where its kind does not tell. */
  updated?: number;
};

/** Reads the counts where each kind keeps them; a count that is left out of `status` is 0. */
export function deriveReplicas(
  { spec, status }: WorkloadState,
  kind: string,
): Replicas {
  switch (kind) {
    case 'DaemonSet':
      return {
        desired: status?.desiredNumberScheduled ?? 0,
        ready: status?.numberReady ?? 0,
        updated: status?.updatedNumberScheduled ?? 0,
      };
    case 'ReplicaSet':
      return {
        desired: spec.replicas ?? 1,
        ready: status?.readyReplicas ?? 0,
      };
    default:
      return {
        desired: spec.replicas ?? 1,
        ready: status?.readyReplicas ?? 0,
        updated: status?.updatedReplicas ?? 0,
      };
  }
}
