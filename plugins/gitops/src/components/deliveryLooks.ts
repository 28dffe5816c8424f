import { DeliveryOutcome } from '@backstage-gitops/plugin-gitops-common';
import { ChipTone } from './StatusChip';

/** Sign and tone of how a delivery ended. */
export const deliveryLooks: Record<
  DeliveryOutcome,
  { sign: string; tone: ChipTone }
> = {
  Running: { sign: '…', tone: 'moving' },
  Healthy: { sign: '♥', tone: 'positive' },
  Failed: { sign: '✕', tone: 'negative' },
  Superseded: { sign: '»', tone: 'neutral' },
  Unknown: { sign: '?', tone: 'neutral' },
};
