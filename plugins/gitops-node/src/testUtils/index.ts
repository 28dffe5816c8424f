/**
 * Tests for engines of the GitOps backend.
 *
 * @packageDocumentation
 */
export type {
  CommitRequest,
  EngineEvent,
  GitopsEngine,
  ObservedCluster,
} from '../GitopsEngine';
export * from './collectPicture';
export * from './describeEngineConformance';
export * from './engineConformanceRules';
