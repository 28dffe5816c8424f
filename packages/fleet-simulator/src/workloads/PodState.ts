/** Why a pod does not run. */
export type PodTrouble = 'ImagePullBackOff' | 'CrashLoopBackOff';

/** Where a pod is in its life. */
export type PodPhase = 'Pending' | 'Running' | 'Terminating' | PodTrouble;

/** A pod, as far as it changes. Times are ISO 8601, whole seconds. */
export type PodState = {
  name: string;
  uid: string;
  createdAt: string;
  phase: PodPhase;
  /** When its containers started, or were started last. */
  startedAt?: string;
  restarts: number;
  /** Absent until it was scheduled. */
  node?: string;
  /** Its resourceVersion. */
  version: string;
};
