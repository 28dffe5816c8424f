import { FaultGate } from '../FaultGate';
import { Fault } from './Fault';
import { TargetPorts } from './TargetPorts';

/** What ends a fault again. */
export type EndFault = () => void | Promise<void>;

/** A fault that began: how it ends, undefined when it is over already, and what a person should know. */
export type BegunFault = { says?: string; end?: EndFault };

/** A part of the fleet that can fail on its own. */
export interface FaultTarget {
  readonly name: string;
  readonly gate: FaultGate;
  /** Its own ports; undefined when the fleet has one for all. */
  readonly ports?: TargetPorts;
  /**
   * Begins a fault of what it says, one that is about its answers or its truth.
   *
   * @throws with a sentence when this target cannot have that fault.
   */
  begin(fault: Fault): BegunFault;
}
