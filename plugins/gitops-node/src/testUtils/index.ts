/**
 * Tests for engines of the GitOps backend.
 *
 * @packageDocumentation
 */
export * from './collectPicture';
export * from './describeEngineConformance';
export * from './engineConformanceRules';
