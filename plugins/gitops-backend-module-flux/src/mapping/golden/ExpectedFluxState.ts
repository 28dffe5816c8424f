import {
  Drift,
  HealthStatus,
  OperationPhase,
  SyncStatus,
} from '@backstage-gitops/plugin-gitops-common';

/**
 * One state that a Flux object passes through in a recorded watch. The states of an object stand in
 * the order in which they came, equal neighbours folded, `deleted` last where it was.
 */
export type ExpectedFluxState =
  | {
      sync: SyncStatus;
      health: HealthStatus;
      /** Phase of the operation that runs or ran last; undefined when none was ever seen. */
      operation: OperationPhase | undefined;
      /** Value of the version, undefined while none is known. */
      version: string | undefined;
      drift: Drift['state'];
      suspended: boolean;
    }
  | 'deleted';
