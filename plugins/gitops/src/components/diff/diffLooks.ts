import { ResourceDiff } from '@backstage-gitops/plugin-gitops-common';
import { ChipTone } from '../StatusChip';

/** Sign and tone of what a comparison found. */
export const diffLooks: Record<
  ResourceDiff['state'],
  { sign: string; tone: ChipTone }
> = {
  equal: { sign: '✓', tone: 'positive' },
  changed: { sign: '≠', tone: 'warning' },
  missing: { sign: '∅', tone: 'warning' },
  extra: { sign: '✕', tone: 'warning' },
  unknown: { sign: '?', tone: 'neutral' },
};
