import { SyncStatus } from '@backstage-gitops/plugin-gitops-common';
import { ChipTone } from './StatusChip';

/** Sign and tone of each sync status. */
export const syncLooks: Record<SyncStatus, { sign: string; tone: ChipTone }> = {
  Synced: { sign: '✓', tone: 'positive' },
  OutOfSync: { sign: '≠', tone: 'warning' },
  Unknown: { sign: '?', tone: 'neutral' },
};
