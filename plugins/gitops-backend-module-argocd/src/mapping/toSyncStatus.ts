import { SyncStatus } from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';

/** Sync of an Application. Not compared yet, and every word we do not know, is Unknown. */
export function toSyncStatus({ status }: Application): SyncStatus {
  const word = status?.sync?.status;
  return word === 'Synced' || word === 'OutOfSync' ? word : 'Unknown';
}
