/**
 * A fleet of five clusters in one process: Argo CD, Flux and Git for playing and testing.
 *
 * @packageDocumentation
 */
export type { Fleet, FleetOptions } from './Fleet';
export type { CurrentFaults } from './scenario/FaultDirector';
export type { Fault, FaultName } from './scenario/faults/Fault';
export type { FleetOperation } from './scenario/FleetOperation';
export { startFleet } from './startFleet';
