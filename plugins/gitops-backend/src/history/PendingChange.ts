import { DeliveryWrite } from './DeliveryWrite';
import { HistoryState } from './HistoryState';
import { KeptTransition } from './KeptTransition';

/** What is to be written of one Deployment. */
export type PendingChange = {
  deployment: string;
  /** The sequence in the database that it builds on; 0: nothing is there yet. */
  base: number;
  state: HistoryState;
  transitions: readonly KeptTransition[];
  deliveries: readonly DeliveryWrite[];
};
