import {
  Drift,
  HealthStatus,
  OperationPhase,
  SyncStatus,
} from '@backstage-gitops/plugin-gitops-common';
import { ExpectedState } from './ExpectedApplication';

/** A row of a table of states, so that a sequence reads from top to bottom. */
type StateRow = [
  sync: SyncStatus,
  health: HealthStatus,
  operation: OperationPhase | undefined,
  version: string | undefined,
  drift: Drift['state'],
];

/** Names the columns of a row. */
export function toExpectedState(row: StateRow): ExpectedState {
  const [sync, health, operation, version, drift] = row;
  return { sync, health, operation, version, drift };
}
