import { ActionWord } from './ActionWord';

/** What can be done to several Deployments at once. */
export const bulkWords: readonly ActionWord[] = [
  'sync',
  'refresh',
  'reconcile',
  'suspend',
  'resume',
];
