/** What owns ReplicaSets. */
export type WorkloadOwner = {
  apiVersion: string;
  /** `Rollout` has a label of its own for the hash. */
  kind: string;
  name: string;
  uid: string;
  namespace: string;
};
