/** When an AppProject allows or denies syncs, as in `spec.syncWindows`. */
export type SyncWindow = {
  kind: 'allow' | 'deny';
  /** Five fields of cron, in UTC. */
  schedule: string;
  /** Such as `1h` or `30m`. */
  duration: string;
  /** Patterns of names; with all three absent it is assigned to nothing. */
  applications?: string[];
  namespaces?: string[];
  clusters?: string[];
  /** Whether a person may sync in it all the same. */
  manualSync?: boolean;
};
