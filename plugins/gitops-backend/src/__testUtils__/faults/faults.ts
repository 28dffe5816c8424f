import { answerFaults } from './answerFaults';
import { connectionFaults } from './connectionFaults';
import { Fault } from './FaultCase';
import { truthFaults } from './truthFaults';

/**
 * Every fault that lasts until it is ended, with what is seen of it. docs/faults.md says the same in a table
 * for people, and is compared with this one.
 */
export const faults: readonly Fault[] = [
  ...connectionFaults,
  ...answerFaults,
  ...truthFaults,
];
