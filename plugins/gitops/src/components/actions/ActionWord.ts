/** What a person calls an action. */
export type ActionWord =
  | 'sync'
  | 'refresh'
  | 'hardRefresh'
  | 'terminate'
  | 'rollback'
  | 'autoSyncOn'
  | 'autoSyncOff'
  | 'resourceAction'
  | 'reconcile'
  | 'reconcileWithSource'
  | 'suspend'
  | 'resume';
