/**
 * Tests for engines of the GitOps backend.
 *
 * @packageDocumentation
 */
export type {
  ActionAuthor,
  ActionProgress,
  ActionSource,
  EngineActionCheck,
  EngineActions,
  TakenAction,
} from '../EngineActions';
export type { EngineDetails } from '../EngineDetails';
export type {
  CommitRequest,
  EngineDelivery,
  EngineEvent,
  EngineWarning,
  GitopsEngine,
  ObservedCluster,
  RawAnswer,
  RawRead,
} from '../GitopsEngine';
export * from './collectPicture';
export * from './describeEngineConformance';
export * from './engineConformanceRules';
