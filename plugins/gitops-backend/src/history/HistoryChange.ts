import { DeliveryWrite } from './DeliveryWrite';
import { HistoryState } from './HistoryState';
import { KeptTransition } from './KeptTransition';

/** What one sighting of a row changed. */
export type HistoryChange = {
  state: HistoryState;
  /** Whether it is to be kept: a moved revision alone changes the state, but is not written. */
  isKept: boolean;
  transitions: readonly KeptTransition[];
  deliveries: readonly DeliveryWrite[];
};
