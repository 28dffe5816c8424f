import { DesiredResource } from '../render/DesiredState';
import { ReplicaSetState } from '../../workloads/ReplicaSetState';
import { WorkloadOwner } from '../../workloads/WorkloadOwner';
import { CanaryState } from './CanaryState';

/** A workload as it is on its cluster. */
export type WorkloadState = {
  owner: WorkloadOwner;
  /** As it was applied last. */
  desired: DesiredResource;
  /** ISO 8601, whole seconds. */
  createdAt: string;
  generation: number;
  /** Its resourceVersion. */
  version: string;
  /** Oldest template first. */
  sets: ReplicaSetState[];
  /** How many pods there ever were: makes names unique. */
  born: number;
  /** Somebody changed the number of its replicas by hand. */
  scaledTo?: number;
  /** Somebody restarted it, as an annotation of its pods says. */
  restartedAt?: string;
  /** Somebody paused it by hand. */
  paused?: boolean;
  /** Only of a Rollout. */
  canary?: CanaryState;
};
