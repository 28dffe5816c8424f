import {
  Drift,
  HealthStatus,
  OperationPhase,
  SyncStatus,
} from '@backstage-gitops/plugin-gitops-common';
import { ExpectedFluxState } from './ExpectedFluxState';

/** A row of a table of states, so that a sequence reads from top to bottom. */
type FluxStateRow = [
  sync: SyncStatus,
  health: HealthStatus,
  operation: OperationPhase | undefined,
  version: string | undefined,
  drift: Drift['state'],
  suspended?: 'suspended',
];

/** Names the columns of a row. */
export function toExpectedFluxState(row: FluxStateRow): ExpectedFluxState {
  const [sync, health, operation, version, drift, suspended] = row;
  return {
    sync,
    health,
    operation,
    version,
    drift,
    suspended: suspended === 'suspended',
  };
}
