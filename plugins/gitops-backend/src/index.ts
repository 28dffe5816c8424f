/**
 * Observes Argo CD and Flux and serves where a service runs.
 *
 * @packageDocumentation
 */
export { gitopsPlugin as default } from './plugin';
