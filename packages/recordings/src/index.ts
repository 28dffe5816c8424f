/**
 * Traffic of real Argo CD, Flux and Kubernetes, recorded 2026-11-23. What each file is about, and what
 * it teaches, stands in `data/README.md`.
 *
 * @packageDocumentation
 */
export * from './readRecording';
