/**
 * Flux as an engine of the GitOps backend.
 *
 * @packageDocumentation
 */
export { gitopsModuleFlux as default } from './module';
