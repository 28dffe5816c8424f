import { BoardRow, EngineState } from '@backstage-gitops/plugin-gitops-common';
import { DeploymentTableRow } from './DeploymentTableRow';
import { ExpectedTableRow } from './ExpectedTableRow';

/** A row of either kind. */
export function BoardTableRow(props: {
  row: BoardRow;
  engines: readonly EngineState[];
  showApp: boolean;
}) {
  const { row, engines, showApp } = props;
  return row.type === 'deployment' ? (
    <DeploymentTableRow row={row} showApp={showApp} />
  ) : (
    <ExpectedTableRow
      expected={row.expected}
      engines={engines}
      showApp={showApp}
    />
  );
}
