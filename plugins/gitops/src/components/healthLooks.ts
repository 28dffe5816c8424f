import { HealthStatus } from '@backstage-gitops/plugin-gitops-common';
import { ChipTone } from './StatusChip';

/** Sign and tone of each health. */
export const healthLooks: Record<
  HealthStatus,
  { sign: string; tone: ChipTone }
> = {
  Healthy: { sign: '♥', tone: 'positive' },
  Suspended: { sign: '‖', tone: 'warning' },
  Progressing: { sign: '…', tone: 'moving' },
  Missing: { sign: '∅', tone: 'warning' },
  Degraded: { sign: '✕', tone: 'negative' },
  Unknown: { sign: '?', tone: 'neutral' },
};
