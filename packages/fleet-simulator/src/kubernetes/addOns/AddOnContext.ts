import { EventRecorder } from '../flux/createEventRecorder';
import { ObjectStore } from '../objects/ObjectStore';
import { SimulatedClock } from '../../scenario/SimulatedClock';

/** What the controllers of a cluster that are not Flux's work with. */
export type AddOnContext = {
  store: ObjectStore;
  clock: SimulatedClock;
  events: EventRecorder;
};
